// The calls of Millrace's API that the bench makes, in the session of whoever is signed in.

const { csrfHeader, csrfToken } = document.body.dataset;

/** What the API refused, with the findings of the deployment check where those are the reason. */
export class Refusal extends Error {
  constructor(status, { title, detail, findings = [] }) {
    super(detail ?? title ?? `The server answered ${status}.`);
    this.findings = findings;
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
  const answer = await fetch(`/api/v1${path}`, {
    method,
    body,
    headers: method === 'GET' ? headers : { [csrfHeader]: csrfToken, ...headers },
    credentials: 'same-origin',
    redirect: 'error'
  });
  if (!answer.ok) {
    throw new Refusal(answer.status, await answer.json().catch(() => ({})));
  }
  return answer;
}
