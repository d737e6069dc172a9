import { element } from './editors.js';

const list = document.querySelector('#findings ol');
const title = document.getElementById('findings-title');

/** Lists what is wrong with the open models, that of the one that is seen and errors first; choosing one shows the element. */
export function showFindings(models, current, reveal) {
  const rows = models.flatMap(model => model.findings.map(finding => ({ model, finding })));
  const rank = ({ model, finding }) => (model === current ? 0 : 2) + (finding.severity === 'ERROR' ? 0 : 1);
  rows.sort((one, other) => rank(one) - rank(other));
  const errors = rows.filter(({ finding }) => finding.severity === 'ERROR').length;
  title.textContent = rows.length ? `Findings: ${count(errors, 'error')}, ${count(rows.length - errors, 'warning')}` : 'No findings';
  list.replaceChildren(...rows.map(({ model, finding }) => row(model, finding, models.length > 1, reveal)));
}

function row(model, finding, several, reveal) {
  const severity = finding.severity.toLowerCase();
  const button = element(
    'button',
    { className: 'finding', title: finding.rule, onclick: () => reveal(model, finding) },
    element('span', { className: `mark ${severity}`, textContent: '!', role: 'img', ariaLabel: severity }),
    element('strong', { textContent: model.nameOf(finding) }),
    element('span', { className: 'explanation', textContent: sentence(finding.explanation) }),
    element('span', { className: 'cure', textContent: finding.cure ?? '' }),
    element('span', { className: 'quiet', textContent: several ? model.name : '' })
  );
  return element('li', {}, button);
}

function sentence(text) {
  return text[0].toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? '' : '.');
}

function count(number, word) {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
