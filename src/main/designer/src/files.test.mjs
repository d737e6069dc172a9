import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { hindrance } from './files.js';
import { KINDS, kindOf } from './kinds.js';

const REFUSED = {
  'notes.txt': ['hello', 'neither .bpmn, .dmn nor .form'],
  'zipped.bpmn': ['PK\u0003\u0004rest', 'zip archive'],
  'scan.bpmn': ['%PDF-1.7', 'a PDF'],
  'utf16.bpmn': ['<\0d\0', 'is not text'],
  'huge.bpmn': [' '.repeat(5 * 1024 * 1024), '5.0 MB'],
  'empty.bpmn': ['', 'no XML'],
  'doctype.bpmn': ['<!DOCTYPE a [<!ENTITY b "c">]><definitions/>', 'DOCTYPE'],
  'xpdl.bpmn': ['<?xml version="1.0"?><!-- <definitions> --><Package xmlns="http://www.wfmc.org/2009/XPDL2.2"/>', '<Package>'],
  'page.dmn': ['<html><body/></html>', 'not DMN (it holds <html>)'],
  'dmn.bpmn': ['<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"/>', 'not BPMN 2.0'],
  'list.form': ['[1]', 'no list of components'],
  'cut.form': ['{"components": [', 'is no form']
};

for (const [name, [content, says]] of Object.entries(REFUSED)) {
  test(`${name} is refused in a sentence that names it`, () => {
    const sentence = hindrance(name, bytes(content));
    assert.ok(sentence.startsWith(name) && sentence.includes(says) && sentence.endsWith('.'), sentence);
  });
}

test('our own models, and new ones, can be opened', () => {
  const files = globSync(['../../../processes/**/*.{bpmn,dmn}', '../../../forms/**/*.form']);
  assert.ok(files.length > 5);
  for (const file of files) {
    assert.equal(hindrance(path.basename(file), readFileSync(file)), '');
  }
  for (const [kind, { extension, blank }] of Object.entries(KINDS)) {
    assert.equal(kindOf(`New.${extension.toUpperCase()}`), kind);
    assert.equal(hindrance(`new.${extension}`, bytes(blank('new'))), '');
  }
});

function bytes(text) {
  return new TextEncoder().encode(text);
}
