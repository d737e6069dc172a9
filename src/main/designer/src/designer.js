import './nonce.js';
import * as api from './api.js';
import { Bench } from './bench.js';
import { confirmDeployment, showImpact } from './deployment.js';
import { element } from './editors.js';
import { showInstance } from './instance.js';
import { showHeat } from './legend.js';
import { showModels } from './models.js';
import { startProcess } from './start.js';

const byId = id => document.getElementById(id);
const bench = new Bench(work => run('', work), seen);

let last = Promise.resolve();

/** Does what the user asked for, after what was asked for before, and says in one line how it went. */
function run(during, work) {
  last = last.then(() => told(during, work));
  return last;
}

async function told(during, work) {
  say(during);
  document.body.ariaBusy = 'true';
  try {
    say((await work()) ?? '');
  } catch (failure) {
    console.debug(failure);
    say(failure.message, true);
    if (failure.findings?.length) {
      bench.take(failure.findings, bench.open);
    }
  } finally {
    document.body.ariaBusy = 'false';
  }
}

function say(text, failed = false) {
  const status = byId('status');
  status.textContent = text;
  status.classList.toggle('failed', failed);
}

async function seen() {
  const { current } = bench;
  document.querySelector('#editors > .empty').hidden = current != null;
  for (const id of ['save', 'check', 'impact', 'deploy']) {
    byId(id).disabled = !current;
  }
  const process = current?.kind === 'PROCESS';
  byId('start').disabled = !(process && inForce());
  byId('start').title = byId('start').disabled ? 'Open a process that is deployed: the version in force is what starts' : '';
  byId('heat').disabled = !(process && current.listed);
  await heat();
}

/** What the organization uses of the model that is seen. */
function inForce() {
  const { key, kind } = bench.current;
  return bench.listed.find(entry => entry.key === key && entry.kind === kind);
}

async function list() {
  bench.listed = await api.models();
  showModels(bench.listed, entry => run(`Opening ${entry.name ?? entry.key} …`, () => bench.openListed(entry)));
}

async function save() {
  const { name, text } = await bench.current.file();
  const link = element('a', { href: URL.createObjectURL(new Blob([text])), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
  bench.current.saved();
  return `${name} is saved.`;
}

/** @throws Error that says how much is to be mended before the models can be deployed */
async function check(models = bench.together()) {
  bench.take(await api.validate(await Promise.all(models.map(model => model.file()))), models);
  const errors = models.flatMap(({ findings }) => findings).filter(({ severity }) => severity === 'ERROR').length;
  if (errors) {
    throw new Error(`${errors === 1 ? 'One error has' : `${errors} errors have`} to be mended before a deployment.`);
  }
  return 'Checked: ready to deploy.';
}

async function deploy() {
  await check();
  const deployed = await confirmDeployment(bench.open, bench.together(), check);
  if (!deployed) {
    return '';
  }
  await list();
  for (const model of deployed.models) {
    model.deployed(bench.listed);
  }
  await seen();
  return `Deployed: ${deployed.definitions.map(({ key, version }) => `${key}, version ${version}`).join(' · ')}`;
}

async function start() {
  const { current } = bench;
  const instance = await startProcess(current.key, Boolean(current.listed) && !current.dirty);
  if (!instance) {
    return '';
  }
  await heat();
  await showInstance(instance);
  return `Started: ${instance.process}, version ${instance.version}.`;
}

async function heat() {
  await showHeat(bench.current, byId('heat').disabled ? '' : byId('heat').value);
}

byId('save').onclick = () => run('', save);
byId('check').onclick = () => run('Checking …', () => check());
byId('impact').onclick = () => run('Looking at running instances …', () => showImpact(bench.together()));
byId('deploy').onclick = () => run('Checking …', deploy);
byId('start').onclick = () => run('', start);
byId('heat').onchange = () => run('', heat);

const files = byId('files');
byId('open').onclick = () => files.click();
files.onchange = () => {
  const chosen = [...files.files];
  // So that the same file can be chosen again.
  files.value = '';
  run('', () => bench.openFiles(chosen));
};

for (const button of document.querySelectorAll('[data-new]')) {
  button.onclick = () => {
    button.closest('details').open = false;
    run('', () => bench.create(button.dataset.new));
  };
}

byId('tabs').onkeydown = ({ key }) => {
  const { open, current } = bench;
  const step = { ArrowLeft: -1, ArrowRight: 1 }[key];
  if (step) {
    const next = open[(open.indexOf(current) + step + open.length) % open.length];
    run('', () => bench.show(next)).then(() => next.tab.focus());
  } else if (key === 'Delete') {
    bench.close(current);
  }
};

document.addEventListener('keydown', event => {
  if ((event.ctrlKey || event.metaKey) && event.key === 's' && bench.current) {
    event.preventDefault();
    run('', save);
  }
});

window.onbeforeunload = event => bench.open.some(({ dirty }) => dirty) && event.preventDefault();

run('Reading the models …', async () => {
  await seen();
  await list();
  bench.templates = await api.templates();
});
