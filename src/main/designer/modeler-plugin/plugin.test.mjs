// The plugin as the Camunda Modeler loads it: index.js in Node.js, the script that it names in a window. The folder is that of
// the bundled plugin, in MODELER_PLUGIN.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import test from 'node:test';
import { runInNewContext } from 'node:vm';
import { BpmnModdle } from 'bpmn-moddle';
import Linter from 'bpmnlint/lib/linter.js';

const require = createRequire(import.meta.url);
const folder = process.env.MODELER_PLUGIN;

test('the Modeler finds the rules and they find what is wrong', async () => {
  const { name, script } = require(path.join(folder, 'index.js'));
  assert.equal(name, 'Millrace');
  const window = {};
  runInNewContext(readFileSync(path.join(folder, script), 'utf8'), { window });

  const [{ type, plugin }] = window.plugins;
  assert.equal(type, 'lintRules.bpmn');
  const { rootElement } = await new BpmnModdle({ camunda: require('camunda-bpmn-moddle/resources/camunda.json') }).fromXML(`
    <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="all">
      <process id="order" isExecutable="true"><userTask id="approve" name="Approve" /></process>
    </definitions>`);
  const found = await new Linter(plugin).lint(rootElement);
  for (const rule of ['millrace/process-name', 'millrace/user-task-due-date', 'start-event-required', 'camunda-compat/history-time-to-live']) {
    assert.ok(found[rule], rule);
  }
});
