import { element } from './editors.js';
import { KINDS } from './kinds.js';

const list = document.getElementById('models');
const filter = document.getElementById('filter');

let shown = [];
let choose = () => {};

filter.oninput = draw;

/** Lists the models that the organization may use; choosing one opens it. */
export function showModels(models, open) {
  shown = models.toSorted((one, other) => title(one).localeCompare(title(other)));
  choose = open;
  draw();
}

function draw() {
  const wanted = filter.value.trim().toLowerCase();
  const found = shown.filter(model => `${title(model)} ${model.key}`.toLowerCase().includes(wanted));
  list.replaceChildren(...found.map(item));
}

function item(model) {
  const button = element(
    'button',
    { title: model.key, onclick: () => choose(model) },
    element('span', { className: 'name', textContent: title(model) }),
    element('span', {
      className: 'quiet',
      textContent: `${KINDS[model.kind].word} · version ${model.version}${model.shared ? ' · shared' : ''}`
    })
  );
  return element('li', {}, button);
}

function title({ name, key }) {
  return name || key;
}
