// The open models: a tab and an editor each. An editor is made when its tab is first shown and can
//   text()          give the model as it would be saved
//   key()           tell the key that the engine will know it by
//   related()       tell kind and key of what has to be deployed with it
//   name(id)        say what people call an element, or nothing where there is none of this id
//   mark(findings)  show findings on their elements
//   select(id)      show and select an element, and say whether it could
//   heat(items,by)  colour the elements, and tell the highest value
//   shown()         be told that it is seen again
//   hidden()        be told that another is seen
//   destroy()       be taken away

import { KINDS } from './kinds.js';
import { requireWellFormed } from './xml.js';

const tabs = document.getElementById('tabs');
const editors = document.getElementById('editors');

let count = 0;

/** A model that is open: its text until something is changed in its editor, what the editor writes from then on. */
export class OpenModel {
  editor = null;
  importFindings = [];
  lintFindings = [];
  checkFindings = [];

  /**
   * @param listed what the list of models says of it; nothing for a new one or a file
   * @param fresh that it is new, so its name follows its key
   */
  constructor({ kind, name, text, listed = null, fresh = false }) {
    Object.assign(this, { id: `model-${++count}`, kind, name, text, listed, fresh, dirty: fresh, edited: false });
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

  /** @throws Error that says why the model can't be opened */
  async show({ templates, changed, linted }) {
    this.panel.hidden = false;
    if (this.editor) {
      this.editor.shown();
      return;
    }
    try {
      await this.#open(templates, changed, linted);
    } catch (failure) {
      throw new Error(`${this.name} cannot be opened: ${failure.message.split('\n')[0]}.`, { cause: failure });
    }
  }

  async #open(templates, changed, linted) {
    this.properties.hidden = this.kind === 'FORM';
    if (this.kind !== 'FORM') {
      requireWellFormed(this.text);
    }
    await style(KINDS[this.kind].extension);
    const { open } = await KINDS[this.kind].editor();
    this.editor = await open({
      text: this.text,
      canvas: this.canvas,
      properties: this.properties,
      templates,
      changed: () => {
        this.dirty = true;
        this.edited = true;
        this.titled();
        changed(this);
      },
      lost: messages => {
        this.importFindings = messages.map(lost);
      },
      linted: findings => {
        this.lintFindings = findings;
        linted(this);
      }
    });
  }

  hide() {
    this.panel.hidden = true;
    this.editor?.hidden();
  }

  select(selected) {
    this.tab.ariaSelected = String(selected);
    this.tab.tabIndex = selected ? 0 : -1;
    if (selected) {
      this.tab.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  }

  /** Nothing in it is another, not even the order of what is said, before somebody edits it. */
  async file() {
    return { name: this.name, text: this.edited ? await this.editor.text() : this.text };
  }

  /** Under which the engine knows it. */
  get key() {
    return this.editor?.key() ?? this.listed?.key;
  }

  get findings() {
    // The deployment check says what our rules say, and more.
    const told = new Set(this.checkFindings.map(({ elementId }) => elementId));
    const others = this.lintFindings.filter(({ rule, elementId }) => !(rule.startsWith('millrace/') && told.has(elementId)));
    return [...this.importFindings, ...this.checkFindings, ...others];
  }

  /** What people call the element that a finding is about; the file where it is about no element. */
  nameOf({ elementId, elementName }) {
    return elementName || (elementId && this.editor?.name(elementId)) || elementId || this.name;
  }

  titled() {
    if (this.fresh && this.editor?.key()) {
      this.name = `${this.editor.key()}.${KINDS[this.kind].extension}`;
    }
    this.label.textContent = (this.dirty ? '● ' : '') + this.name;
    this.tab.title = this.dirty ? `${this.name}, changed` : this.name;
  }

  /** @param listed the list of models after it was deployed */
  deployed(listed) {
    this.listed = listed.find(({ key, kind }) => key === this.key && kind === this.kind) ?? this.listed;
    this.saved();
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

/** What an editor could not read, and so will not write. */
function lost(message) {
  return {
    rule: 'UNREADABLE',
    severity: 'WARNING',
    explanation: `Part of the file was not understood: ${message}`,
    cure: 'It will be missing from what you save or deploy; compare with the tool that the file comes from.'
  };
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
