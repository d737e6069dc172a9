// The open models: a tab and an editor each. An editor is made when its tab is first shown and can
//   text()          give the model as it would be saved
//   key()           tell the key that the engine will know it by
//   related()       tell kind and key of what has to be deployed with it
//   mark(findings)  show findings on their elements
//   select(id)      show and select an element
//   heat(items,by)  colour the elements
//   shown()         be told that it is seen again
//   destroy()       be taken away

import { KINDS } from './kinds.js';

const tabs = document.getElementById('tabs');
const editors = document.getElementById('editors');

let count = 0;

/** A model that is open: its text until there is an editor, its editor from then on. */
export class OpenModel {
  editor = null;
  lintFindings = [];
  checkFindings = [];

  /**
   * @param listed what the list of models says of it; nothing for a new one or a file
   * @param fresh that it is new, so its name follows its key
   */
  constructor({ kind, name, text, listed = null, fresh = false }) {
    Object.assign(this, { id: `model-${++count}`, kind, name, text, listed, fresh, dirty: fresh });
    this.label = element('span');
    const cross = element('span', { className: 'close', textContent: '×', title: 'Close (Delete)', ariaHidden: 'true' });
    this.tab = tabs.appendChild(element('button', { id: `${this.id}-tab`, role: 'tab', className: 'tab' }, this.label, cross));
    this.tab.setAttribute('aria-controls', this.id);
    this.panel = editors.appendChild(element('div', { id: this.id, role: 'tabpanel', className: 'editor', hidden: true }));
    this.panel.setAttribute('aria-labelledby', this.tab.id);
    this.canvas = this.panel.appendChild(element('div', { className: 'canvas' }));
    this.properties = this.panel.appendChild(element('aside', { className: 'properties' }));
    this.properties.setAttribute('aria-label', 'Properties');
    this.titled();
  }

  async show({ templates, changed, linted }) {
    this.panel.hidden = false;
    if (this.editor) {
      this.editor.shown();
      return;
    }
    this.properties.hidden = this.kind === 'FORM';
    await style(KINDS[this.kind].extension);
    const { open } = await KINDS[this.kind].editor();
    this.editor = await open({
      text: this.text,
      canvas: this.canvas,
      properties: this.properties,
      templates,
      changed: () => {
        this.dirty = true;
        this.titled();
        changed(this);
      },
      linted: findings => {
        this.lintFindings = findings.map(finding => ({ file: this.name, ...finding }));
        linted(this);
      }
    });
  }

  hide() {
    this.panel.hidden = true;
  }

  select(selected) {
    this.tab.ariaSelected = String(selected);
    this.tab.tabIndex = selected ? 0 : -1;
    if (selected) {
      this.tab.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  }

  async file() {
    const text = this.editor ? await this.editor.text() : this.text;
    return { name: this.name, text };
  }

  get findings() {
    return [...this.checkFindings, ...this.lintFindings];
  }

  titled() {
    if (this.fresh && this.editor?.key()) {
      this.name = `${this.editor.key()}.${KINDS[this.kind].extension}`;
    }
    this.label.textContent = (this.dirty ? '● ' : '') + this.name;
    this.tab.title = this.dirty ? `${this.name}, changed` : this.name;
  }

  saved() {
    this.dirty = false;
    this.titled();
  }

  close() {
    this.editor?.destroy();
    this.tab.remove();
    this.panel.remove();
  }
}

const styles = new Map();

/** The look of an editor comes with the editor. */
function style(name) {
  if (!styles.has(name)) {
    styles.set(
      name,
      new Promise((loaded, failed) => {
        const link = element('link', { rel: 'stylesheet', href: `/designer/${name}.css`, onload: loaded, onerror: failed });
        // Before our own, which has the last word.
        document.querySelector('link[href="/designer/designer.css"]').before(link);
      })
    );
  }
  return styles.get(name);
}

export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}
