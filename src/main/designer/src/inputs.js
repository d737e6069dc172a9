// What a process is started with: from the text of a form's fields to the JSON of a call.

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;
const NUMBERS = ['INTEGER', 'LONG', 'DOUBLE'];

const WORDS = {
  STRING: 'text',
  UUID: 'id, such as 0192d3c4-0000-7000-8000-000000000001',
  BOOLEAN: 'yes or no',
  INTEGER: 'whole number',
  LONG: 'whole number',
  DOUBLE: 'number, such as 1250.5',
  INSTANT: 'date and time, in your time zone'
};

/** What goes into a field, for people. */
export function typeInWords(type) {
  return WORDS[type] ?? 'text';
}

/**
 * The body of the call that starts a process. What is no value of its type goes as the text that it is, so that the server
 * names every field that is wrong at once.
 *
 * @param inputs name and type of each
 * @param texts what stands in the field of each, in the same order; one that is empty is not sent
 */
export function startBody(businessKey, inputs, texts) {
  const variables = inputs.flatMap(({ name, type }, index) => {
    const text = texts[index].trim();
    return text === '' ? [] : [`${JSON.stringify(name)}:${literal(type, text)}`];
  });
  const key = businessKey.trim();
  return `{${key ? `"businessKey":${JSON.stringify(key)},` : ''}"variables":{${variables.join(',')}}}`;
}

/** In JSON. Numbers keep their digits: those of JavaScript would lose some of a long one's. */
function literal(type, text) {
  if ((NUMBERS.includes(type) && NUMBER.test(text)) || (type === 'BOOLEAN' && ['true', 'false'].includes(text))) {
    return text;
  }
  const moment = type === 'INSTANT' ? new Date(text) : null;
  return JSON.stringify(moment && !Number.isNaN(moment.getTime()) ? moment.toISOString() : text);
}
