import * as api from './api.js';
import { showDialog } from './dialog.js';
import { element } from './editors.js';

const STATES = { ACTIVE: 'running', SUSPENDED: 'suspended', COMPLETED: 'completed', CANCELED: 'canceled' };

/** Shows where a process instance stands, until the dialog is closed; "Look again" reads it anew. */
export async function showInstance(started) {
  let instance = started;
  while (instance) {
    const again = { label: 'Look again', run: () => api.instance(started.id) };
    instance = await showDialog(`${instance.name ?? instance.process}: ${STATES[instance.state] ?? instance.state}`, content(instance), again);
  }
}

function content(instance) {
  const picture = element('img', { className: 'way', src: api.picture(instance.id), alt: `Diagram of ${instance.name ?? instance.process}: ${where(instance)}` });
  picture.onerror = () => picture.replaceWith(element('p', { className: 'refused', textContent: 'The diagram could not be read.' }));
  return [
    element('p', { textContent: where(instance) }),
    ...instance.incidents.map(incident => element('p', { className: 'refused', textContent: trouble(incident) })),
    picture,
    element(
      'p',
      {},
      link('/camunda/app/tasklist/default/', 'Tasklist'),
      ', where those find a task who may do it · ',
      link(`/camunda/app/cockpit/default/#/process-instance/${instance.id}`, 'Cockpit'),
      ', where everything about it stands'
    )
  ];
}

function where({ waitingAt, endedAt, reason }) {
  if (endedAt) {
    return `It ended on ${moment(endedAt)}${reason ? `: ${reason}` : '.'}`;
  }
  const places = waitingAt.map(({ elementId, name, since }) => `“${name ?? elementId}” since ${moment(since)}`);
  return places.length ? `It waits at ${places.join(', ')}.` : 'It is on its way.';
}

function trouble({ elementId, message }) {
  return `An operator has to mend something${elementId ? ` at ${elementId}` : ''}: ${message ?? 'no reason is known'}`;
}

function moment(instant) {
  return new Date(instant).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
}

function link(href, textContent) {
  return element('a', { href, textContent, target: '_blank', rel: 'noopener' });
}
