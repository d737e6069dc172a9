// The kinds of models: their files, their editors, and what a new one looks like.

const NAMESPACES = {
  bpmn: 'http://www.omg.org/spec/BPMN/20100524',
  dmn: 'https://www.omg.org/spec/DMN/20191111'
};

export const KINDS = {
  PROCESS: { extension: 'bpmn', word: 'process', editor: () => import('./bpmn.js'), blank: process },
  DECISION: { extension: 'dmn', word: 'decision', editor: () => import('./dmn.js'), blank: decision },
  FORM: { extension: 'form', word: 'form', editor: () => import('./form.js'), blank: form }
};

/** The kind of a file by its name, or undefined. */
export function kindOf(fileName) {
  return Object.keys(KINDS).find(kind => fileName.toLowerCase().endsWith(`.${KINDS[kind].extension}`));
}

function process(key) {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="${NAMESPACES.bpmn}/MODEL" xmlns:bpmndi="${NAMESPACES.bpmn}/DI"
    xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
    xmlns:modeler="http://camunda.org/schema/modeler/1.0" id="Definitions_${key}"
    targetNamespace="https://millrace.io/processes" modeler:executionPlatform="Camunda Platform"
    modeler:executionPlatformVersion="7.24.0">
  <bpmn:process id="${key}" isExecutable="true" camunda:historyTimeToLive="P180D">
    <bpmn:startEvent id="started" name="Started" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="Diagram_${key}">
    <bpmndi:BPMNPlane id="Plane_${key}" bpmnElement="${key}">
      <bpmndi:BPMNShape id="started_di" bpmnElement="started">
        <dc:Bounds x="180" y="160" width="36" height="36" />
      </bpmndi:BPMNShape>
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>`;
}

function decision(key) {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="${NAMESPACES.dmn}/MODEL/" xmlns:dmndi="${NAMESPACES.dmn}/DMNDI/"
    xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/" xmlns:camunda="http://camunda.org/schema/1.0/dmn"
    id="Definitions_${key}" name="Decisions" namespace="https://millrace.io/decisions">
  <decision id="${key}" name="Decision" camunda:historyTimeToLive="P180D">
    <decisionTable id="${key}_table" hitPolicy="UNIQUE">
      <input id="${key}_input"><inputExpression id="${key}_inputExpression" typeRef="string"><text></text></inputExpression></input>
      <output id="${key}_output" name="result" typeRef="string" />
    </decisionTable>
  </decision>
  <dmndi:DMNDI>
    <dmndi:DMNDiagram>
      <dmndi:DMNShape dmnElementRef="${key}"><dc:Bounds height="80" width="180" x="160" y="100" /></dmndi:DMNShape>
    </dmndi:DMNDiagram>
  </dmndi:DMNDI>
</definitions>`;
}

function form(key) {
  return JSON.stringify({
    id: key,
    type: 'default',
    schemaVersion: 16,
    executionPlatform: 'Camunda Platform',
    executionPlatformVersion: '7.24.0',
    components: []
  });
}
