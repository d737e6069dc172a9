import assert from 'node:assert/strict';
import test from 'node:test';
import { BpmnModdle } from 'bpmn-moddle';
import { DmnModdle } from 'dmn-moddle';
import { find, outwards } from './moddle.js';
import { decisionElement, formField, processElement } from './words.js';

const PROCESS = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="all">
  <process id="order"><startEvent id="start" name="Ordered" /><exclusiveGateway id="gate" />
    <subProcess id="inner" name="Inner"><userTask id="task" /></subProcess>
    <boundaryEvent id="late" attachedToRef="inner"><timerEventDefinition id="timer" /></boundaryEvent>
    <sequenceFlow id="flow" sourceRef="start" targetRef="gate" /></process></definitions>`;

const DECISION = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="all" name="All" namespace="x">
  <decision id="rate" name="Rate"><decisionTable id="table">
    <input id="amount" label="Amount"><inputExpression id="what"><text>amount</text></inputExpression></input>
    <input id="risk"><inputExpression id="which"><text>risk</text></inputExpression></input>
    <output id="who" name="capability" />
    <rule id="r1"><inputEntry id="r1a"><text>1</text></inputEntry><inputEntry id="r1b"><text /></inputEntry>
      <outputEntry id="r1o"><text>2</text></outputEntry></rule></decisionTable></decision></definitions>`;

test('an element of a process has its name, or is called what it is', async () => {
  const { rootElement } = await new BpmnModdle().fromXML(PROCESS);
  const named = id => processElement(find(rootElement, id));
  assert.equal(named('start'), 'Ordered');
  assert.equal(named('task'), 'User task without a name');
  assert.equal(named('flow'), 'Flow from “Ordered” to “Exclusive gateway without a name”');
  assert.deepEqual(outwards(find(rootElement, 'timer')).map(({ id }) => id), ['timer', 'late', 'order', 'all']);
  assert.equal(find(rootElement, 'nowhere'), undefined);
  assert.deepEqual(outwards(undefined), []);
});

test('an element of a decision is called by its place in the table', async () => {
  const { rootElement } = await new DmnModdle().fromXML(DECISION);
  const named = id => decisionElement(find(rootElement, id));
  assert.equal(named('rate'), 'Rate');
  assert.equal(named('table'), 'Rate');
  assert.equal(named('what'), 'Input “Amount”');
  assert.equal(named('risk'), 'Input “risk”');
  assert.equal(named('who'), 'Output “capability”');
  assert.equal(named('r1'), 'Rule 1');
  assert.equal(named('r1b'), 'Rule 1, input “risk”');
  assert.equal(named('r1o'), 'Rule 1, output “capability”');
});

test('a field of a form is called by its label', () => {
  assert.equal(formField({ label: 'Reason', key: 'reason' }), 'Reason');
  assert.equal(formField({ key: 'reason' }), 'reason');
  assert.equal(formField({ text: '## Look at it\nand decide' }), '## Look at it');
  assert.equal(formField({ type: 'separator', id: 'Field_1' }), 'Separator without a label');
});
