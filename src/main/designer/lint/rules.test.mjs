// Every rule finds what it is for, and lets the right model pass.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import test from 'node:test';
import { BpmnModdle } from 'bpmn-moddle';
import Linter from 'bpmnlint/lib/linter.js';
import NodeResolver from 'bpmnlint/lib/resolver/node-resolver.js';

const camunda = createRequire(import.meta.url)('camunda-bpmn-moddle/resources/camunda.json');
const { moddleExtensions: _, ...config } = JSON.parse(readFileSync('.bpmnlintrc', 'utf8'));

const CASES = {
  'millrace/bean-or-worker': {
    right: [
      '<serviceTask id="it" name="It" camunda:delegateExpression="${activatePartner}" />',
      '<serviceTask id="it" name="It" camunda:type="external" camunda:topic="print-labels" />'
    ],
    wrong: [
      '<serviceTask id="it" name="It" />',
      '<sendTask id="it" name="It" />',
      '<serviceTask id="it" name="It" camunda:delegateExpression="${activatePartner.now()}" />',
      '<serviceTask id="it" name="It" camunda:type="external" />'
    ]
  },
  'millrace/business-error-code': {
    right: ['<endEvent id="it"><errorEventDefinition errorRef="coded" /></endEvent>'],
    wrong: [
      '<endEvent id="it"><errorEventDefinition /></endEvent>',
      '<endEvent id="it"><errorEventDefinition errorRef="bare" /></endEvent>'
    ]
  },
  'millrace/no-code': {
    right: ['<task id="it" name="It" />'],
    wrong: [
      '<scriptTask id="it" name="It" scriptFormat="javascript"><script>1</script></scriptTask>',
      '<serviceTask id="it" name="It" camunda:class="java.lang.Runtime" />',
      '<serviceTask id="it" name="It" camunda:expression="${execution.id}" />',
      extended('<camunda:connector><camunda:connectorId>http</camunda:connectorId></camunda:connector>'),
      extended('<camunda:executionListener class="java.lang.Runtime" event="start" />'),
      extended('<camunda:inputOutput><camunda:inputParameter name="x"><camunda:script scriptFormat="js">1</camunda:script>'
        + '</camunda:inputParameter></camunda:inputOutput>')
    ]
  },
  'millrace/user-task-capability': {
    right: ['<userTask id="it" name="It" camunda:candidateGroups="PARTNER_APPROVE" />'],
    wrong: [
      '<userTask id="it" name="It" />',
      '<userTask id="it" name="It" camunda:assignee="petra" />',
      '<userTask id="it" name="It" camunda:candidateGroups="PARTNER_APPROVE" camunda:candidateUsers="petra" />'
    ]
  },
  'millrace/user-task-due-date': {
    right: ['<userTask id="it" name="It" camunda:dueDate="${dueAt}" />'],
    wrong: ['<userTask id="it" name="It" />']
  },
  'millrace/process-name': {
    right: ['<task id="it" name="It" />'],
    wrong: [{ process: '<process id="it" isExecutable="true" />' }]
  },
  'camunda-compat/history-time-to-live': {
    right: ['<task id="it" name="It" />'],
    wrong: [{ process: '<process id="it" name="It" isExecutable="true" />' }]
  },
  'millrace/gateway-answers': {
    right: [gateway('default="two"', '<conditionExpression>${yes}</conditionExpression>')],
    wrong: [gateway('default="two"', ''), gateway('', '')]
  }
};

for (const [rule, { right, wrong }] of Object.entries(CASES)) {
  test(rule, async () => {
    for (const model of right) {
      assert.equal((await lint(model))[rule], undefined, JSON.stringify(model));
    }
    for (const model of wrong) {
      assert.ok((await lint(model))[rule]?.some(({ id }) => ['it', 'one'].includes(id)), JSON.stringify(model));
    }
  });
}

function extended(elements) {
  return `<serviceTask id="it" name="It"><extensionElements>${elements}</extensionElements></serviceTask>`;
}

function gateway(other, condition) {
  return `<exclusiveGateway id="it" name="It?" ${other}><outgoing>one</outgoing><outgoing>two</outgoing></exclusiveGateway>
    <task id="next" name="Next" /><task id="last" name="Last" />
    <sequenceFlow id="one" sourceRef="it" targetRef="next">${condition}</sequenceFlow>
    <sequenceFlow id="two" sourceRef="it" targetRef="last" />`;
}

async function lint(model) {
  const content = model.process
    ?? `<process id="sample" name="Sample" isExecutable="true" camunda:historyTimeToLive="P1D">${model}</process>`;
  const { rootElement, warnings } = await new BpmnModdle({ camunda }).fromXML(`
    <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="all">
      ${content}
      <error id="coded" errorCode="APPLICATION_INCOMPLETE" /><error id="bare" />
    </definitions>`);
  assert.deepEqual(warnings, []);
  return new Linter({ config, resolver: new NodeResolver() }).lint(rootElement);
}
