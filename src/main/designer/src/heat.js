const OVERLAY = 'heat';
const LEVELS = [1, 2, 3, 4, 5];
const UNITS = [
  [86400, 'd'],
  [3600, 'h'],
  [60, 'min'],
  [1, 's']
];

/**
 * Colours the activities by how many instances are at them (by "running") or how long they take (by "duration"), each
 * compared with the highest of the model; nothing when there are no items.
 */
export function drawHeat(modeler, items, by) {
  const canvas = modeler.get('canvas');
  const overlays = modeler.get('overlays');
  const registry = modeler.get('elementRegistry');
  overlays.remove({ type: OVERLAY });
  registry.forEach(element => LEVELS.forEach(level => canvas.removeMarker(element, `heat-${level}`)));
  const value = by === 'running' ? item => item.running : item => item.medianSeconds ?? 0;
  const shown = items.filter(item => registry.get(item.activityId)?.parent && (value(item) > 0 || item.incidents > 0));
  const highest = Math.max(...shown.map(value));
  for (const item of shown) {
    if (value(item) > 0) {
      canvas.addMarker(item.activityId, `heat-${Math.ceil((value(item) / highest) * LEVELS.length)}`);
    }
    overlays.add(item.activityId, OVERLAY, { position: { bottom: 6, left: 4 }, html: badge(item, by) });
  }
}

function badge(item, by) {
  const text =
    by === 'running'
      ? [`${item.running} running`, item.incidents > 0 && `${item.incidents} failed`]
      : [`half in ${length(item.medianSeconds)}`, `95 % in ${length(item.p95Seconds)}`];
  const element = document.createElement('span');
  element.className = item.incidents > 0 && by === 'running' ? 'heat failed' : 'heat';
  element.textContent = text.filter(Boolean).join(' · ');
  return element;
}

/** Seconds in the largest unit that fits, e.g. "2.5 d". */
export function length(seconds) {
  if (seconds == null) {
    return '–';
  }
  const [size, unit] = UNITS.find(([size]) => seconds >= size) ?? UNITS.at(-1);
  return `${Number((seconds / size).toPrecision(2))} ${unit}`;
}
