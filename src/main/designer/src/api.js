// The calls of Millrace's API that the bench makes, in the session of whoever is signed in.

const { csrfHeader, csrfToken } = document.body.dataset;

const UNREACHABLE = 'Millrace does not answer. Save your changes to disk, and try again when it does.';
const SIGNED_OUT = 'Save your changes to disk before you load the page again.';

/** What the API refused: with the findings of the deployment check, or the fields, where those are the reason. */
export class Refusal extends Error {
  constructor(status, { title, detail, findings = [], errors = [] }) {
    const reason = detail ?? title ?? `The server answered ${status}.`;
    super(status === 401 ? `${reason} ${SIGNED_OUT}` : reason);
    this.findings = findings;
    this.fields = errors;
  }
}

export async function models() {
  const items = [];
  let page = {};
  do {
    const cursor = page.next ? `&cursor=${encodeURIComponent(page.next)}` : '';
    page = await json(`/workflows?limit=200${cursor}`);
    items.push(...page.items);
  } while (page.next);
  return items;
}

export async function content(model) {
  return (await call(`${at(model)}/file?kind=${model.kind}&shared=${model.shared}`)).text();
}

export async function versions({ key, kind }) {
  return (await json(`/workflows/${encodeURIComponent(key)}/versions?kind=${kind}`)).items;
}

export async function activity(model) {
  return (await json(`${at(model)}/activity?shared=${model.shared}`)).items;
}

export function templates() {
  return json('/workflows/element-templates');
}

export async function validate(files) {
  return (await json('/workflows/validate', send(files))).findings;
}

export async function impact(files) {
  return (await json('/workflows/impact', send(files))).processes;
}

/** @param attempt the same for every try to deploy the same files, so that they are deployed once */
export async function deploy(files, attempt) {
  return (await json('/workflows', send(files, { 'Idempotency-Key': attempt }))).definitions;
}

/** What starting the version in force of a process takes. */
export function inputs(key) {
  return json(`/workflows/${encodeURIComponent(key)}/inputs`);
}

/**
 * @param body JSON as text, because numbers of JavaScript do not hold all that a process takes
 * @param attempt as for a deployment
 */
export function start(key, body, attempt) {
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': attempt };
  return json(`/processes/${encodeURIComponent(key)}/start`, { method: 'POST', body, headers });
}

export function instance(id) {
  return json(`/processes/${id}`);
}

/** The address of the diagram in which an instance's way is marked. */
export function picture(id) {
  return `/api/v1/processes/${id}/diagram.svg`;
}

function at({ key, version }) {
  return `/workflows/${encodeURIComponent(key)}/${version}`;
}

function send(files, headers = {}) {
  const body = new FormData();
  for (const { name, text } of files) {
    body.append('file', new Blob([text]), name);
  }
  return { method: 'POST', body, headers };
}

async function json(path, request) {
  return (await call(path, request)).json();
}

async function call(path, { method = 'GET', body, headers = {} } = {}) {
  const request = fetch(`/api/v1${path}`, {
    method,
    body,
    headers: method === 'GET' ? headers : { [csrfHeader]: csrfToken, ...headers },
    credentials: 'same-origin',
    redirect: 'error'
  });
  const answer = await request.catch(() => {
    throw new Refusal(503, { detail: UNREACHABLE });
  });
  if (!answer.ok) {
    throw new Refusal(answer.status, await answer.json().catch(() => ({})));
  }
  return answer;
}
