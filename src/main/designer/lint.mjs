import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { BpmnModdle } from 'bpmn-moddle';
import Linter from 'bpmnlint/lib/linter.js';
import NodeResolver from 'bpmnlint/lib/resolver/node-resolver.js';

const { moddleExtensions, ...config } = JSON.parse(readFileSync('.bpmnlintrc', 'utf8'));
const require = createRequire(import.meta.url);

/** Ends the build when a model breaks a rule; a warning is only told. */
export async function lint(files) {
  const extensions = Object.fromEntries(Object.entries(moddleExtensions).map(([prefix, file]) => [prefix, require(file)]));
  const findings = [];
  for (const file of files) {
    const model = await new BpmnModdle(extensions).fromXML(readFileSync(file, 'utf8'));
    for (const warning of model.warnings) {
      findings.push({ file, category: 'error', rule: 'readable', id: '', message: warning.message });
    }
    // A new one for each, since some rules remember what they have seen.
    const linter = new Linter({ config, resolver: new NodeResolver() });
    for (const [rule, reports] of Object.entries(await linter.lint(model.rootElement))) {
      findings.push(...reports.map(report => ({ file, rule, ...report })));
    }
  }
  for (const { file, category, rule, id, message, cure } of findings) {
    console.log(`${category} ${path.basename(file)} ${id}: ${message}. ${cure ? `${cure} ` : ''}(${rule})`);
  }
  const errors = findings.filter(({ category }) => category !== 'warn' && category !== 'info').length;
  if (errors > 0) {
    console.error(`Models break ${errors} rules.`);
    process.exit(1);
  }
  console.log(`${files.length} models keep the rules.`);
}
