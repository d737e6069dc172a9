/**
 * The key for a call that has to be done once: the same for the same content until the call has succeeded, so that a try
 * whose answer was lost is not done a second time.
 */
export class Attempt {
  #content;
  #key;

  keyFor(content) {
    if (this.#content !== content) {
      const random = crypto.getRandomValues(new Uint32Array(4));
      this.#content = content;
      this.#key = [...random].map(part => part.toString(16).padStart(8, '0')).join('');
    }
    return this.#key;
  }

  succeeded() {
    this.#content = undefined;
  }
}
