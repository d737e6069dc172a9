// The page's policy allows style elements with its nonce only. CodeMirror, in the editors of expressions, makes its own and
// offers no way through bpmn-js to give them one.
const { nonce } = document.querySelector('script[nonce]');
const createElement = Document.prototype.createElement;

Document.prototype.createElement = function (name, ...options) {
  const element = createElement.call(this, name, ...options);
  if (element instanceof HTMLStyleElement) {
    element.nonce = nonce;
  }
  return element;
};
