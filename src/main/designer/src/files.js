// What a file is, before an editor is asked to open it: an editor's own complaints are for programmers.

import { KINDS, kindOf } from './kinds.js';

/** What the deployment check takes. */
const LARGEST = 4 * 1024 * 1024;

const BEGINNINGS = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], says: 'is a zip archive. Unpack it and open the models in it' },
  { bytes: [0x1f, 0x8b], says: 'is a gzip archive. Unpack it and open the models in it' },
  { bytes: [0x25, 0x50, 0x44, 0x46], says: 'is a PDF. Open the model that it was made from' }
];

const STANDARDS = {
  PROCESS: { standard: 'BPMN 2.0', namespace: 'omg.org/spec/BPMN/20100524/MODEL' },
  DECISION: { standard: 'DMN', namespace: 'omg.org/spec/DMN/' }
};

const TAG = /<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)[\s/>]/;

/** Why a file can't be opened, in a sentence, or nothing where it can be tried. */
export function hindrance(name, bytes) {
  const kind = kindOf(name);
  if (!kind) {
    return `${name} is neither .bpmn, .dmn nor .form. Export it from the other tool as BPMN 2.0 or DMN.`;
  }
  const beginning = BEGINNINGS.find(each => each.bytes.every((byte, index) => bytes[index] === byte));
  if (beginning) {
    return `${name} ${beginning.says}.`;
  }
  if (bytes.length > LARGEST) {
    return `${name} has ${(bytes.length / 1024 / 1024).toFixed(1)} MB, and a model may have ${LARGEST / 1024 / 1024} MB at most.`;
  }
  if (bytes.includes(0)) {
    return `${name} is not text. A ${KINDS[kind].word} is a text file in UTF-8.`;
  }
  const text = new TextDecoder().decode(bytes);
  return (kind === 'FORM' ? inForm : inXml)(name, text, kind);
}

function inForm(name, text) {
  try {
    return Array.isArray(JSON.parse(text)?.components) ? '' : `${name} is no form: it has no list of components.`;
  } catch (failure) {
    return `${name} is no form: ${failure.message}.`;
  }
}

function inXml(name, text, kind) {
  if (/<!DOCTYPE/i.test(text)) {
    return `${name} has a DOCTYPE, which no model may have. Take it out; no tool for models needs it.`;
  }
  const root = text.replaceAll(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, '').match(TAG)?.[1];
  if (root === undefined) {
    return `${name} holds no XML. It may be cut off, or another kind of file.`;
  }
  const { standard, namespace } = STANDARDS[kind];
  return root === 'definitions' && text.includes(namespace)
    ? ''
    : `${name} is XML, but not ${standard} (it holds <${root}>). Export it from the other tool as ${standard}.`;
}
