import { Client, Variables } from 'camunda-external-task-client-js';

const { MILLRACE_URL, TOKEN_URL, CLIENT_ID, CLIENT_SECRET, TOPIC } = process.env;

let token;

/** A service account's token, and another one a minute before it ends. */
async function renewToken() {
  const answer = await fetch(TOKEN_URL, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials', client_id: CLIENT_ID, client_secret: CLIENT_SECRET })
  });
  const { access_token, expires_in } = await answer.json();
  token = access_token;
  setTimeout(renewToken, (expires_in - 60) * 1000).unref();
}

await renewToken();

const client = new Client({
  baseUrl: `${MILLRACE_URL}/engine-rest`,
  workerId: `price-list-${process.pid}`,
  asyncResponseTimeout: 20000,
  interceptors: config => ({ ...config, headers: { ...config.headers, Authorization: `Bearer ${token}` } })
});

client.subscribe(TOPIC, async ({ task, taskService }) => {
  const article = task.variables.get('article');
  if (article === 'rare') {
    await taskService.handleBpmnError(task, 'NOT_FOR_SALE', 'Nobody sells this');
  } else if (article === 'unreadable') {
    await taskService.handleFailure(task, { errorMessage: 'The price list is unreadable', retries: 0, retryTimeout: 0 });
  } else {
    await taskService.complete(task, new Variables().setTyped('price', { type: 'Double', value: 1.5 * task.variables.get('pieces') }));
  }
});
