// Which models are open, which of them is seen, and what is known to be wrong with them.

import * as api from './api.js';
import { OpenModel } from './editors.js';
import { hindrance } from './files.js';
import { showFindings } from './findings.js';
import { KINDS, kindOf } from './kinds.js';

export class Bench {
  open = [];
  current = null;
  listed = [];
  templates = [];

  /**
   * @param run does what the user asked for and tells what goes wrong
   * @param seen called when another model is seen
   */
  constructor(run, seen) {
    this.run = run;
    this.seen = seen;
  }

  async show(model) {
    const before = this.current;
    this.#bringToFront(model);
    try {
      await model?.show({
        templates: this.templates,
        changed: changed => this.#forgetChecks(changed),
        linted: () => this.#refresh()
      });
    } catch (failure) {
      this.#remove(model);
      await this.show(before === model ? null : before);
      throw failure;
    }
    this.#refresh();
    await this.seen();
  }

  #bringToFront(model) {
    this.current?.hide();
    this.current = model;
    for (const each of this.open) {
      each.select(each === model);
    }
  }

  add(properties) {
    const model = new OpenModel(properties);
    model.tab.onclick = event => (event.target.className === 'close' ? this.close(model) : this.run(() => this.show(model)));
    this.open.push(model);
    return model;
  }

  close(model) {
    if (!mayGo(model)) {
      return;
    }
    const index = this.open.indexOf(model);
    const seen = this.current;
    this.#remove(model);
    const next = model === seen ? (this.open[Math.min(index, this.open.length - 1)] ?? null) : seen;
    this.run(() => this.show(next));
  }

  #remove(model) {
    this.open.splice(this.open.indexOf(model), 1);
    model.close();
    if (this.current === model) {
      this.current = null;
    }
  }

  create(kind) {
    const { word, extension, blank } = KINDS[kind];
    const key = `new-${word}-${crypto.getRandomValues(new Uint16Array(1))[0]}`;
    return this.show(this.add({ kind, name: `${key}.${extension}`, text: blank(key), fresh: true }));
  }

  /** @throws Error that says which of the files can't be opened, and why; the others are open */
  async openFiles(files) {
    const failures = [];
    for (const file of files) {
      await this.#openFile(file.name, new Uint8Array(await file.arrayBuffer())).catch(failure => failures.push(failure.message));
    }
    if (failures.length) {
      throw new Error(failures.join('\n'));
    }
  }

  /** In place of one of the same name: a deployment takes each name once. */
  async #openFile(name, bytes) {
    const reason = hindrance(name, bytes);
    if (reason) {
      throw new Error(reason);
    }
    const there = this.open.find(model => model.name === name);
    if (there && !mayGo(there)) {
      return;
    }
    await this.show(this.add({ kind: kindOf(name), name, text: new TextDecoder().decode(bytes) }));
    if (there) {
      this.#remove(there);
    }
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
    const wanted = model => related.some(({ key, kind }) => model.key === key && model.kind === kind);
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
    showFindings(this.open, this.current, (model, finding) => this.run(() => this.#reveal(model, finding)));
  }

  /** @returns what to tell where there is nothing to show */
  async #reveal(model, finding) {
    if (model !== this.current) {
      await this.show(model);
    }
    const shown = await model.editor.select(finding.elementId);
    return shown || !finding.elementId ? '' : `“${model.nameOf(finding)}” is not on the drawing.`;
  }
}

function mayGo(model) {
  return !model.dirty || window.confirm(`Close ${model.name} and lose what was changed in it?`);
}

function same(one, other) {
  return ['key', 'kind', 'version', 'shared'].every(name => one[name] === other[name]);
}
