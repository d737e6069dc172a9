import { config, resolver } from '../.bpmnlintrc';

// The way by which the Camunda Modeler takes rules in addition to its own.
window.plugins = window.plugins ?? [];
window.plugins.push({ type: 'lintRules.bpmn', plugin: { config, resolver } });
