import * as api from './api.js';
import { element } from './editors.js';

const dialog = document.getElementById('dialog');
const title = document.getElementById('dialog-title');
const body = document.getElementById('dialog-body');
const confirm = document.getElementById('dialog-confirm');

let attempt = {};

const CHANGES = { ADDED: 'new', REMOVED: 'removed', CHANGED: 'changed' };

/** Shows what a deployment of the models would do. */
export async function showImpact(models) {
  const processes = await api.impact(await files(models));
  title.textContent = 'Impact';
  confirm.hidden = true;
  body.replaceChildren(...processes.map(process));
  dialog.showModal();
}

/**
 * Lets people choose which of the open models to deploy together, shows what that would do, and deploys.
 *
 * @param suggested those that belong together
 * @returns the models and their definitions, or null when it was thought better of
 */
export async function confirmDeployment(models, suggested) {
  title.textContent = 'Deploy together';
  confirm.hidden = false;
  const impact = element('div');
  const boxes = models.map(model => element('input', { type: 'checkbox', checked: suggested.includes(model) }));
  const chosen = () => models.filter((_, index) => boxes[index].checked);
  const look = async () => {
    confirm.disabled = true;
    impact.replaceChildren(...await consequences(chosen()));
    confirm.disabled = impact.querySelector('.refused') != null;
  };
  boxes.forEach(box => (box.onchange = look));
  body.replaceChildren(
    ...models.map((model, index) => element('label', { className: 'choice' }, boxes[index], label(model))),
    impact
  );
  dialog.returnValue = '';
  dialog.showModal();
  await look();
  if (!(await confirmed())) {
    return null;
  }
  const sent = await files(chosen());
  const definitions = await api.deploy(sent, keyFor(sent));
  attempt = {};
  return { models: chosen(), definitions };
}

/** The same for the same files until they are deployed: a try whose answer was lost is not done a second time. */
function keyFor(sent) {
  const what = JSON.stringify(sent);
  if (attempt.what !== what) {
    const random = crypto.getRandomValues(new Uint32Array(4));
    attempt = { what, key: [...random].map(part => part.toString(16).padStart(8, '0')).join('') };
  }
  return attempt.key;
}

function files(models) {
  return Promise.all(models.map(model => model.file()));
}

function label({ name, dirty, listed }) {
  const shared = listed?.shared ? ', shared so far: your organization gets a version of its own' : '';
  return `${name}${dirty ? ', changed' : ''}${shared}`;
}

function confirmed() {
  return new Promise(answer => {
    const closed = () => answer(dialog.returnValue === 'confirm');
    if (dialog.open) {
      dialog.addEventListener('close', closed, { once: true });
    } else {
      closed();
    }
  });
}

async function consequences(models) {
  if (models.length === 0) {
    return [refused('Choose at least one model.')];
  }
  const errors = models.flatMap(({ findings }) => findings).filter(({ severity }) => severity === 'ERROR');
  if (errors.length) {
    return [refused(`${errors.length} findings have to be mended first; they are listed beneath the model.`)];
  }
  try {
    const processes = await api.impact(await files(models));
    return processes.length ? processes.map(process) : [element('p', { textContent: 'No running instance is concerned.' })];
  } catch (failure) {
    return [refused(failure.message)];
  }
}

function refused(text) {
  return element('p', { className: 'refused', textContent: text });
}

function process({ key, fromVersion, changes, instances, plan, problems }) {
  const running = instances.reduce((sum, { count }) => sum + count, 0);
  return element(
    'section',
    {},
    element('h3', { textContent: fromVersion == null ? `${key}: new` : `${key}: follows version ${fromVersion}` }),
    table('What changes', ['Element', 'Change', 'What'], changes.map(change =>
      [change.elementName || change.elementId, CHANGES[change.change] ?? change.change, change.what ?? '']
    )),
    element('p', { textContent: running
      ? `${running} instances run in earlier versions and stay there until they are migrated.`
      : 'No instance runs in earlier versions.' }),
    table('Where they are', ['Activity', 'Instances'], instances.map(at => [at.activityName || at.activityId, at.count])),
    table('Where a migration would take them', ['From', 'To'], plan.map(({ from, to }) => [from, to])),
    table('What a migration would fail on', ['Activity', 'Why'], problems.map(problem => [problem.activityId, problem.explanation]))
  );
}

function table(caption, heads, rows) {
  if (rows.length === 0) {
    return '';
  }
  return element(
    'table',
    {},
    element('caption', { textContent: caption }),
    element('thead', {}, element('tr', {}, ...heads.map(textContent => element('th', { scope: 'col', textContent })))),
    element('tbody', {}, ...rows.map(row => element('tr', {}, ...row.map(textContent => element('td', { textContent })))))
  );
}
