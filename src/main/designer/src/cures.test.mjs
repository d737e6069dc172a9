import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import test from 'node:test';
import { CURES } from './cures.js';

test('whatever bpmnlint finds has a cure', () => {
  const { rules } = createRequire(import.meta.url)('bpmnlint/config/recommended.js');
  assert.deepEqual(Object.keys(CURES).sort(), Object.keys(rules).sort());
});
