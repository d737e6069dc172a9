// Which models are open, which of them is seen, and what is known to be wrong with them.

import * as api from './api.js';
import { OpenModel } from './editors.js';
import { showFindings } from './findings.js';
import { KINDS, kindOf } from './kinds.js';

const templates = api.templates().catch(() => []);

export class Bench {
  open = [];
  current = null;
  listed = [];

  /**
   * @param run does what the user asked for and tells what goes wrong
   * @param seen called when another model is seen
   */
  constructor(run, seen) {
    this.run = run;
    this.seen = seen;
  }

  async show(model) {
    this.current?.hide();
    this.current = model;
    for (const each of this.open) {
      each.select(each === model);
    }
    await model?.show({
      templates: await templates,
      changed: changed => this.#forgetChecks(changed),
      linted: () => this.#refresh()
    });
    this.#refresh();
    await this.seen();
  }

  add(properties) {
    const model = new OpenModel(properties);
    model.tab.onclick = event => (event.target.className === 'close' ? this.close(model) : this.run(() => this.show(model)));
    this.open.push(model);
    return model;
  }

  close(model) {
    if (model.dirty && !window.confirm(`Close ${model.name} without saving?`)) {
      return;
    }
    const index = this.open.indexOf(model);
    this.open.splice(index, 1);
    model.close();
    const next = model === this.current ? (this.open[Math.min(index, this.open.length - 1)] ?? null) : this.current;
    this.run(() => this.show(next));
  }

  create(kind) {
    const { word, extension, blank } = KINDS[kind];
    const key = `new-${word}-${crypto.getRandomValues(new Uint16Array(1))[0]}`;
    return this.show(this.add({ kind, name: `${key}.${extension}`, text: blank(key), fresh: true }));
  }

  /** @returns what to tell about files that are no models */
  async openFiles(files) {
    for (const file of files.filter(({ name }) => kindOf(name))) {
      await this.show(this.add({ kind: kindOf(file.name), name: file.name, text: await file.text() }));
    }
    const others = files.filter(({ name }) => !kindOf(name)).map(({ name }) => name);
    return others.length ? `Neither .bpmn, .dmn nor .form: ${others.join(', ')}` : '';
  }

  /**
   * Opens a model of the list with the forms and decisions that it wants from its own deployment, because a new deployment
   * without them would miss them.
   *
   * @returns what to tell about those that are not there
   */
  async openListed(entry) {
    const model = await this.#fetch(entry);
    await this.show(model);
    const missing = [];
    for (const { key, kind } of model.editor.related()) {
      const other = this.listed.find(each => each.key === key && each.kind === kind);
      await (other ? this.#fetch(other) : missing.push(key));
    }
    return missing.length ? `Not found, though the model wants them deployed with it: ${missing.join(', ')}` : '';
  }

  async #fetch(entry) {
    const there = this.open.find(({ listed }) => listed && same(listed, entry));
    return there ?? this.add({
      kind: entry.kind,
      name: entry.file.split('/').at(-1),
      text: await api.content(entry),
      listed: entry
    });
  }

  /** What belongs into one deployment: what is seen, what that wants beside it, and what was changed. */
  together() {
    const related = this.current?.editor?.related() ?? [];
    const wanted = model => related.some(({ key, kind }) => model.listed?.key === key && model.kind === kind);
    return this.open.filter(model => model === this.current || model.dirty || wanted(model));
  }

  /** Puts the findings of the deployment check with the models that they are about. */
  take(findings, models) {
    for (const model of models) {
      model.checkFindings = findings.filter(({ file }) => file === model.name);
    }
    this.#refresh();
  }

  /** What the check said was of the model as it stood then. */
  #forgetChecks(model) {
    if (model.checkFindings.length) {
      model.checkFindings = [];
      this.#refresh();
    }
  }

  #refresh() {
    this.current?.editor?.mark(this.current.findings);
    showFindings(this.open, (model, finding) => this.run(() => this.#reveal(model, finding)));
  }

  async #reveal(model, finding) {
    if (model !== this.current) {
      await this.show(model);
    }
    await model.editor.select(finding.elementId);
  }
}

function same(one, other) {
  return ['key', 'kind', 'version', 'shared'].every(name => one[name] === other[name]);
}
