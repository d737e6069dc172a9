// Checks the models in processes/ against the rules in .bpmnlintrc and bundles the designer's bench. Maven runs it at every
// build; what is up to date is left alone.
//   npm run build -- <folder of resources for the application>

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const MODELS = '../../../processes/**/*.bpmn';
const SOURCES = ['package-lock.json', 'build.mjs', '.bpmnlintrc', 'index.html', '{lint,modeler-plugin,src}/**/*.*'];
const output = path.resolve(process.argv[2]);

await unless('node_modules/.installed', ['package-lock.json', 'lint/package.json'], install);
await unless(`${output}/designer/linted`, ['package-lock.json', '.bpmnlintrc', 'lint.mjs', 'lint/**/*.*', MODELS], lint);
await unless(`${output}/designer/tested`, ['package-lock.json', 'src/**/*.*', MODELS], test);
await unless(`${output}/designer/bundled`, [...SOURCES, 'bundle.mjs'], bundle);

/** Does the work unless the stamp says that it was done for the same inputs. */
async function unless(stamp, inputs, work) {
  const hash = createHash('sha256');
  for (const file of files(inputs)) {
    hash.update(file).update(readFileSync(file));
  }
  const state = hash.digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) {
    return;
  }
  rmSync(stamp, { force: true });
  await work();
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, state);
}

function files(patterns) {
  return globSync(patterns).filter(file => path.extname(file) || path.basename(file).startsWith('.')).sort();
}

async function lint() {
  tests('The rules for models do not do what they are for.', 'lint/**/*.test.mjs');
  const { lint } = await import('./lint.mjs');
  await lint(files(MODELS));
}

function test() {
  tests('A part of the bench does not do what it is for.', 'src/**/*.test.mjs');
}

async function bundle() {
  const { bundle } = await import('./bundle.mjs');
  process.env.MODELER_PLUGIN = await bundle(output);
  tests('The plugin of the Modeler does not do what it is for.', 'modeler-plugin/*.test.mjs');
}

/** Exactly what the lock file says, and nothing of it runs on the way. */
function install() {
  const ci = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];
  run('The packages of src/main/designer could not be fetched; the first build needs the npm registry.', process.env.npm_execpath, ...ci);
}

function tests(failure, pattern) {
  run(failure, '--test', '--test-reporter=dot', ...files(pattern));
}

/** Runs a program for Node.js and ends the build where that fails. */
function run(failure, ...program) {
  if (spawnSync(process.execPath, program, { stdio: 'inherit' }).status !== 0) {
    console.error(failure);
    process.exit(1);
  }
}
