import './nonce.js';
import * as api from './api.js';
import { Bench } from './bench.js';
import { confirmDeployment, showImpact } from './deployment.js';
import { element } from './editors.js';
import { showModels } from './models.js';

const byId = id => document.getElementById(id);
const bench = new Bench(work => run('', work), seen);

/** Does what the user asked for and says in one line how it went; a refusal in its own words. */
async function run(during, work) {
  const status = byId('status');
  status.textContent = during;
  document.body.ariaBusy = 'true';
  try {
    status.textContent = (await work()) ?? '';
  } catch (failure) {
    status.textContent = failure.message;
    if (failure.findings?.length) {
      bench.take(failure.findings, bench.open);
    }
  } finally {
    document.body.ariaBusy = 'false';
  }
}

async function seen() {
  const { current } = bench;
  document.querySelector('#editors > .empty').hidden = current != null;
  for (const id of ['save', 'check', 'impact', 'deploy']) {
    byId(id).disabled = !current;
  }
  byId('heat').disabled = !(current?.kind === 'PROCESS' && current.listed);
  if (!byId('heat').disabled) {
    await heat();
  }
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

async function check() {
  const models = bench.together();
  bench.take(await api.validate(await Promise.all(models.map(model => model.file()))), models);
  const errors = models.flatMap(({ findings }) => findings).filter(({ severity }) => severity === 'ERROR').length;
  return errors ? 'Findings that are errors have to be mended before a deployment.' : 'Checked: ready to deploy.';
}

async function deploy() {
  await check();
  const deployed = await confirmDeployment(bench.open, bench.together());
  if (!deployed) {
    return '';
  }
  await list();
  for (const model of deployed.models) {
    const key = model.editor?.key() ?? model.listed?.key;
    model.listed = bench.listed.find(entry => entry.key === key && entry.kind === model.kind) ?? model.listed;
    model.saved();
  }
  await seen();
  return `Deployed: ${deployed.definitions.map(({ key, version }) => `${key}, version ${version}`).join(' · ')}`;
}

async function heat() {
  const by = byId('heat').value;
  bench.current.editor?.heat(by ? await api.activity(bench.current.listed) : [], by);
}

byId('save').onclick = () => run('', save);
byId('check').onclick = () => run('Checking …', check);
byId('impact').onclick = () => run('Looking at running instances …', () => showImpact(bench.together()));
byId('deploy').onclick = () => run('Checking …', deploy);
byId('heat').onchange = () => run('', heat);

const files = byId('files');
byId('open').onclick = () => files.click();
files.onchange = () => run('', () => bench.openFiles([...files.files])).finally(() => (files.value = ''));

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
});
