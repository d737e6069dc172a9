/** @throws Error that says where the text is no XML; the editors' own complaint would not */
export function requireWellFormed(text) {
  const failure = new DOMParser().parseFromString(text, 'application/xml').querySelector('parsererror');
  if (failure) {
    const [where] = (failure.querySelector('div') ?? failure).textContent.trim().split('\n');
    throw new Error(`it is no well-formed XML (${where.trim()})`);
  }
}
