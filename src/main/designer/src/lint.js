import { Linter } from 'bpmnlint';
import { config, resolver } from '../.bpmnlintrc';
import { CURES } from './cures.js';

/** What our rules find in a process, in the form of the deployment check's findings. */
export async function lint(definitions) {
  // A new one each time, since some rules remember what they have seen.
  const linter = new Linter({ config, resolver });
  return Object.entries(await linter.lint(definitions)).flatMap(([rule, reports]) =>
    reports.map(({ id, message, category, cure }) => ({
      elementId: id,
      rule,
      severity: category === 'warn' || category === 'info' ? 'WARNING' : 'ERROR',
      explanation: message,
      cure: cure ?? CURES[rule]
    }))
  );
}
