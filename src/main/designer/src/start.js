import * as api from './api.js';
import { Attempt } from './attempt.js';
import { showDialog } from './dialog.js';
import { element } from './editors.js';
import { startBody, typeInWords } from './inputs.js';

const BUSINESS_KEY = { required: false, label: 'Business key', hint: 'id of the record that it is about; a new one where empty' };

const attempt = new Attempt();

/**
 * Asks for what the version in force of a process takes, and starts it.
 *
 * @param drawn whether what is open is that version, as it was deployed
 * @returns the process instance, or null when it was thought better of
 */
export async function startProcess(key, drawn) {
  const process = await api.inputs(key);
  const title = `Start ${process.name ?? key}`;
  const hindrance = hindranceFor(process);
  if (hindrance) {
    return showDialog(title, [element('p', { textContent: hindrance })]);
  }
  const variables = process.inputs.map(input => new Field(`variables.${input.name}`, input));
  const businessKey = new Field('businessKey', BUSINESS_KEY);
  const fields = [...variables, businessKey];
  const run = async () => {
    fields.forEach(field => field.say(''));
    const body = startBody(businessKey.text, process.inputs, variables.map(({ text }) => text));
    try {
      const started = await api.start(key, body, attempt.keyFor(key + body));
      attempt.succeeded();
      return started;
    } catch (refusal) {
      throw explained(refusal, fields);
    }
  };
  return showDialog(title, [lead(process, drawn), ...fields.map(({ row }) => row)], { label: 'Start', run });
}

function hindranceFor({ startCapability, mayStart }) {
  if (!startCapability) {
    return 'The model names nobody who starts it by itself. Where it carries a record, the call that makes the record starts'
      + ' it. Else give the process the extension property startCapability, such as PROCESS_START, and deploy it again.';
  }
  return mayStart ? '' : `Whoever starts this process needs the capability ${startCapability}. Ask your organization's admin for a role that has it.`;
}

function lead({ version, shared, inputs }, drawn) {
  const which = `Version ${version}${shared ? ', shared,' : ''} is in force and will be started${drawn ? '' : ', not what you have changed since'}.`;
  const marked = inputs.some(({ required }) => required) ? ' What is marked with * has to be filled in.' : '';
  return element('p', { textContent: which + marked });
}

/** Each failure beside its field; what no field stands for is left to say. */
function explained(refusal, fields) {
  const failures = new Map((refusal.fields ?? []).map(({ field, message }) => [field, message]));
  const [first] = fields.filter(field => field.say(failures.get(field.path) ?? ''));
  first?.focus();
  fields.forEach(({ path }) => failures.delete(path));
  const others = [...failures].map(([field, message]) => `${field} ${message}.`);
  return new Error([first ? 'Nothing is started: mend what is marked above.' : refusal.message, ...others].join(' '));
}

/** One input of the process, in the form. */
class Field {
  /** @param path how the server's failures name it */
  constructor(path, { name, type = 'STRING', required, label = name, hint = typeInWords(type) }) {
    this.path = path;
    this.control = control(type);
    this.control.id = `input-${path}`;
    this.control.ariaRequired = String(required);
    this.failure = element('span', { className: 'failure', id: `${this.control.id}-failure` });
    const explanation = element('span', { className: 'quiet', id: `${this.control.id}-hint`, textContent: hint });
    this.control.setAttribute('aria-describedby', `${explanation.id} ${this.failure.id}`);
    const mark = required ? element('span', { className: 'required', textContent: ' *', ariaHidden: 'true' }) : '';
    const caption = element('label', { htmlFor: this.control.id }, label, mark);
    this.row = element('div', { className: 'field' }, caption, this.control, explanation, this.failure);
  }

  get text() {
    return this.control.value;
  }

  focus() {
    this.control.focus();
  }

  /** @returns whether there was something to say */
  say(failure) {
    this.failure.textContent = failure && `It ${failure}.`;
    this.control.ariaInvalid = String(failure !== '');
    return failure !== '';
  }
}

function control(type) {
  switch (type) {
    case 'BOOLEAN':
      return element('select', {}, ...[['', ''], ['true', 'yes'], ['false', 'no']].map(([value, textContent]) => element('option', { value, textContent })));
    case 'INSTANT':
      return element('input', { type: 'datetime-local' });
    case 'INTEGER':
    case 'LONG':
      return element('input', { inputMode: 'numeric', autocomplete: 'off' });
    case 'DOUBLE':
      return element('input', { inputMode: 'decimal', autocomplete: 'off' });
    default:
      return element('input', { autocomplete: 'off' });
  }
}
