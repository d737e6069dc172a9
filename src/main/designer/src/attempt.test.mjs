import assert from 'node:assert/strict';
import test from 'node:test';
import { Attempt } from './attempt.js';

test('a second try of the same is the same call, and another one once it has succeeded', () => {
  const attempt = new Attempt();
  const first = attempt.keyFor('a');
  assert.match(first, /^[0-9a-f]{32}$/);
  assert.equal(attempt.keyFor('a'), first);
  assert.notEqual(attempt.keyFor('b'), first);
  const again = attempt.keyFor('a');
  assert.notEqual(again, first);
  attempt.succeeded();
  assert.notEqual(attempt.keyFor('a'), again);
});
