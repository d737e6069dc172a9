const dialog = document.getElementById('dialog');
const form = dialog.querySelector('form');
const title = document.getElementById('dialog-title');
const body = document.getElementById('dialog-body');
const failure = document.getElementById('dialog-failure');
const confirm = document.getElementById('dialog-confirm');
const close = document.getElementById('dialog-close');

/**
 * Shows the page's dialog.
 *
 * @param content elements
 * @param action the button beside Close, if any: its label, and what it does; where that fails, the dialog says so and stays
 * @returns what the action returned, or null when the dialog was closed without it
 */
export function showDialog(heading, content, action = null) {
  title.textContent = heading;
  body.replaceChildren(...content);
  failure.textContent = '';
  confirm.hidden = !action;
  confirm.textContent = action?.label ?? '';
  mayConfirm(true);
  let running = Promise.resolve(null);
  form.onsubmit = event => {
    if (event.submitter === confirm) {
      event.preventDefault();
      running = attempted(action);
    }
  };
  dialog.showModal();
  return new Promise(answer => dialog.addEventListener('close', () => answer(running), { once: true }));
}

/** Whether what is chosen can be done. */
export function mayConfirm(possible) {
  confirm.disabled = !possible;
}

async function attempted(action) {
  failure.textContent = '';
  confirm.disabled = close.disabled = true;
  try {
    const result = await action.run();
    dialog.close();
    return result;
  } catch (refusal) {
    failure.textContent = refusal.message;
    return null;
  } finally {
    confirm.disabled = close.disabled = false;
  }
}
