/**
 * Outlines parts of an editor that knows no marks, by rules of style: those outlive its redrawing.
 *
 * @param container with an id
 * @param selectors tells by which selectors an element of the model is drawn
 */
export class Outline {
  #sheet = new CSSStyleSheet();

  constructor(container, selectors) {
    this.container = container;
    this.selectors = selectors;
    document.adoptedStyleSheets.push(this.#sheet);
  }

  show(findings) {
    const of = severity => findings.filter(finding => finding.elementId && finding.severity === severity);
    this.#sheet.replaceSync(this.#rule(of('WARNING'), '--warning') + this.#rule(of('ERROR'), '--error'));
  }

  destroy() {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(sheet => sheet !== this.#sheet);
  }

  #rule(findings, colour) {
    const selectors = findings.flatMap(({ elementId }) => this.selectors(elementId)).map(each => `#${this.container.id} ${each}`);
    return selectors.length ? `${selectors.join()} { box-shadow: inset 0 0 0 2px var(${colour}) !important; }` : '';
  }
}
