// The heat map: which version it is of, and what its colours mean.

import * as api from './api.js';
import { element } from './editors.js';
import { duration, LEVELS } from './heat.js';

const legend = document.getElementById('legend');

const WORDS = {
  running: { title: 'Instances now', none: 'No instance is running in this version.', scale: highest => [1, highest] },
  duration: { title: 'Median time', none: 'Nothing that takes time has been finished in this version.', scale: highest => [duration(1), duration(highest)] }
};

/**
 * Colours a model by what has happened in its version in force, or in another one that is chosen in the legend.
 *
 * @param by "running" or "duration", or nothing to take the colours away
 */
export async function showHeat(model, by) {
  legend.hidden = !by;
  if (!by) {
    model?.editor?.heat([], by);
    return;
  }
  const versions = await api.versions(model.listed);
  const choice = element('select', { ariaLabel: 'Version' }, ...versions.map(option));
  choice.value = versions.findIndex(({ version, shared }) => version === model.listed.version && shared === model.listed.shared);
  const draw = async () => colour(model, versions[choice.value], by, choice);
  choice.onchange = draw;
  await draw();
}

async function colour(model, version, by, choice) {
  const { title, none, scale } = WORDS[by];
  const highest = model.editor.heat(await api.activity(version), by);
  const [least, most] = scale(highest);
  const swatches = LEVELS.map(level => element('i', { className: `swatch heat-${level}` }));
  legend.replaceChildren(
    element('strong', { textContent: title }),
    choice,
    ...(highest ? [element('span', {}, `${least} `, ...swatches, ` ${most}`)] : [element('span', { textContent: none })])
  );
}

function option({ version, shared }, value) {
  return element('option', { value, textContent: `version ${version}${shared ? ', shared' : ''}` });
}
