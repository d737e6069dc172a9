import assert from 'node:assert/strict';
import test from 'node:test';
import { startBody, typeInWords } from './inputs.js';

function body(type, text) {
  return startBody('', [{ name: 'it', type }], [text]);
}

test('each type becomes the JSON that the server takes', () => {
  const values = { STRING: ' 12 ', UUID: '0192d3c4-0000-7000-8000-000000000001', BOOLEAN: 'false', INTEGER: '-4', DOUBLE: '1250.50' };
  const inputs = Object.keys(values).map(type => ({ name: type.toLowerCase(), type }));
  assert.deepEqual(JSON.parse(startBody('', inputs, Object.values(values))).variables, {
    string: '12',
    uuid: '0192d3c4-0000-7000-8000-000000000001',
    boolean: false,
    integer: -4,
    double: 1250.5
  });
});

test('a long number keeps the digits that a number of JavaScript would lose', () => {
  assert.equal(body('LONG', '9007199254740993'), '{"variables":{"it":9007199254740993}}');
});

test('a moment of this time zone goes as one that all share', () => {
  const moment = new Date('2026-03-02T09:00').toISOString();
  assert.equal(body('INSTANT', '2026-03-02T09:00'), `{"variables":{"it":"${moment}"}}`);
});

test('what is no value of its type goes as it is, for the server to say so', () => {
  for (const [type, text] of [['DOUBLE', '1,5'], ['INTEGER', '0x10'], ['LONG', '007'], ['BOOLEAN', 'maybe'], ['INSTANT', 'soon']]) {
    assert.deepEqual(JSON.parse(body(type, text)).variables, { it: text });
  }
});

test('nothing can be added to the JSON by way of a text', () => {
  assert.deepEqual(JSON.parse(body('STRING', '"}, "evil": {"')).variables, { it: '"}, "evil": {"' });
  assert.deepEqual(JSON.parse(body('INTEGER', '1, "evil": 2')).variables, { it: '1, "evil": 2' });
});

test('an empty field is not sent, and neither is an empty business key', () => {
  assert.equal(startBody(' ', [{ name: 'it', type: 'STRING' }], ['  ']), '{"variables":{}}');
  assert.equal(startBody('42', [], []), '{"businessKey":"42","variables":{}}');
});

test('every type has words', () => {
  assert.equal(typeInWords('DOUBLE'), 'number, such as 1250.5');
  assert.equal(typeInWords('SOMETHING_NEW'), 'text');
});
