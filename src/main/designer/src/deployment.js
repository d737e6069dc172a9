import * as api from './api.js';
import { Attempt } from './attempt.js';
import { mayConfirm, showDialog } from './dialog.js';
import { element } from './editors.js';

const CHANGES = { ADDED: 'new', REMOVED: 'removed', CHANGED: 'changed' };

const attempt = new Attempt();

/** Shows what a deployment of the models would do. */
export async function showImpact(models) {
  const processes = await api.impact(await files(models));
  await showDialog('Impact', impactOf(processes, models));
}

/**
 * Lets people choose which of the open models to deploy together, shows what that would do, and deploys.
 *
 * @param suggested those that belong together
 * @param check asks the deployment check about those that are chosen, and shows what it finds
 * @returns the models and their definitions, or null when it was thought better of
 */
export function confirmDeployment(models, suggested, check) {
  const impact = element('div');
  const boxes = models.map(model => element('input', { type: 'checkbox', checked: suggested.includes(model) }));
  const chosen = () => models.filter((_, index) => boxes[index].checked);
  let looks = 0;
  const look = async () => {
    const mine = ++looks;
    mayConfirm(false);
    const shown = await consequences(chosen(), check);
    // Another choice may have been made in between, and have been answered before.
    if (mine === looks) {
      impact.replaceChildren(...shown);
      mayConfirm(impact.querySelector('.refused') == null);
    }
  };
  boxes.forEach(box => (box.onchange = look));
  const choices = models.map((model, index) => element('label', { className: 'choice' }, boxes[index], label(model)));
  const run = async () => {
    const deployed = chosen();
    const sent = await files(deployed);
    const definitions = await api.deploy(sent, attempt.keyFor(JSON.stringify(sent)));
    attempt.succeeded();
    return { models: deployed, definitions };
  };
  const answer = showDialog('Deploy together', [...choices, impact], { label: 'Deploy', run });
  look();
  return answer;
}

function files(models) {
  return Promise.all(models.map(model => model.file()));
}

function label({ name, dirty, listed }) {
  const shared = listed?.shared ? ', shared so far: your organization gets a version of its own' : '';
  return `${name}${dirty ? ', changed' : ''}${shared}`;
}

async function consequences(models, check) {
  if (models.length === 0) {
    return [refused('Choose at least one model.')];
  }
  try {
    await check(models);
    return impactOf(await api.impact(await files(models)), models);
  } catch (failure) {
    return [refused(failure.message)];
  }
}

function refused(text) {
  return element('p', { className: 'refused', textContent: text });
}

function impactOf(processes, models) {
  if (!processes.length) {
    return [element('p', { textContent: 'There is no process among the models, so no running instance is concerned.' })];
  }
  const drawn = id => models.map(({ editor }) => editor?.name(id)).find(Boolean);
  return processes.map(process => impactOn(process, drawn));
}

function impactOn({ key, fromVersion, changes, instances, plan, problems }, drawn) {
  const name = (id, known) => known || drawn(id) || id;
  // Instances know the name that the activity had in their version.
  const former = new Map(instances.map(({ activityId, activityName }) => [activityId, activityName]));
  const formerly = id => name(id, former.get(id));
  const isNew = fromVersion == null;
  return element(
    'section',
    {},
    element('h3', { textContent: isNew ? `${key}: new` : `${key}: follows version ${fromVersion}` }),
    isNew ? '' : table('What changes', ['Element', 'Change', 'What'], changes.map(({ elementId, elementName, change, what }) =>
      [name(elementId, elementName), CHANGES[change] ?? change, inWords(what)]
    )),
    changes.length ? '' : element('p', { textContent: 'Nothing changes but, perhaps, the drawing.' }),
    isNew ? '' : element('p', { textContent: running(instances) }),
    table('Running instances', ['Where they wait', 'How many'], instances.map(({ activityId, count }) => [formerly(activityId), count])),
    table('Where a migration could take them', ['From', 'To'], plan.map(({ from, to }) => [formerly(from), name(to)])),
    table('What a migration would fail on', ['Where they wait', 'Why'], problems.map(problem => [formerly(problem.activityId), problem.explanation]))
  );
}

/** The parts of an element are named as in the file: "dueDate, name". */
function inWords(parts) {
  return parts.replaceAll(/(?<=[a-z])[A-Z]/g, letter => ` ${letter.toLowerCase()}`);
}

function running(instances) {
  return instances.length ? 'Instances that run now stay in the version that they began with.' : 'No instance is running now.';
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
