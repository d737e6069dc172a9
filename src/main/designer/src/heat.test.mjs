import assert from 'node:assert/strict';
import test from 'node:test';
import { duration, label, level } from './heat.js';

test('lengths are told in the largest unit that fits', () => {
  const told = { 0.4: '0.4 s', 1: '1 s', 59: '59 s', 90: '1.5 min', 3600: '1 h', 86399: '24 h', 216000: '2.5 d' };
  for (const [seconds, words] of Object.entries(told)) {
    assert.equal(duration(Number(seconds)), words);
  }
  assert.equal(duration(null), '–');
});

test('the highest is the hottest, and the lowest still has a colour', () => {
  assert.deepEqual([1, 2, 50, 99, 100].map(value => level(value, 100)), [1, 1, 3, 5, 5]);
  assert.equal(level(3, 3), 5);
});

test('a badge tells what runs and what has failed, or how long it takes', () => {
  assert.equal(label({ running: 3, incidents: 0 }, 'running'), '3 running');
  assert.equal(label({ running: 3, incidents: 1 }, 'running'), '3 running\n1 failed');
  assert.equal(label({ running: 0, incidents: 1 }, 'running'), '1 failed');
  assert.equal(label({ medianSeconds: 7200, p95Seconds: 86400 }, 'duration'), 'median 2 h\n95 % 1 d');
});
