const OVERLAY = 'heat';
export const LEVELS = [1, 2, 3, 4, 5];
const UNITS = [
  [86400, 'd'],
  [3600, 'h'],
  [60, 'min'],
  [1, 's']
];

/**
 * Colours the activities by how many instances are at them (by "running") or how long they take (by "duration"), each
 * compared with the highest of the model; nothing when there are no items.
 *
 * @returns the highest, or 0 where nothing is coloured
 */
export function drawHeat(modeler, items, by) {
  const canvas = modeler.get('canvas');
  const overlays = modeler.get('overlays');
  const registry = modeler.get('elementRegistry');
  overlays.remove({ type: OVERLAY });
  registry.forEach(element => LEVELS.forEach(level => canvas.removeMarker(element, `heat-${level}`)));
  // What takes less than a second is done by the engine, not waited for.
  const value = by === 'running' ? item => item.running : item => (item.medianSeconds >= 1 ? item.medianSeconds : 0);
  const shown = items.filter(item => registry.get(item.activityId)?.parent && (value(item) > 0 || (by === 'running' && item.incidents > 0)));
  const highest = Math.max(0, ...shown.map(value));
  for (const item of shown) {
    if (value(item) > 0) {
      canvas.addMarker(item.activityId, `heat-${level(value(item), highest)}`);
    }
    overlays.add(item.activityId, OVERLAY, { position: { bottom: 6, left: 4 }, html: badge(item, by) });
  }
  return highest;
}

/** How hot, from 1 to 5. */
export function level(value, highest) {
  return Math.max(1, Math.ceil((value / highest) * LEVELS.length));
}

/** What an activity's badge says. */
export function label(item, by) {
  const parts =
    by === 'running'
      ? [item.running > 0 && `${item.running} running`, item.incidents > 0 && `${item.incidents} failed`]
      : [`median ${duration(item.medianSeconds)}`, `95 % ${duration(item.p95Seconds)}`];
  return parts.filter(Boolean).join('\n');
}

function badge(item, by) {
  const element = document.createElement('span');
  element.className = item.incidents > 0 && by === 'running' ? 'heat failed' : 'heat';
  element.textContent = label(item, by);
  return element;
}

/** Seconds in the largest unit that fits, e.g. "2.5 d". */
export function duration(seconds) {
  if (seconds == null) {
    return '–';
  }
  const [size, unit] = UNITS.find(([size]) => seconds >= size) ?? UNITS.at(-1);
  return `${Number((seconds / size).toPrecision(2))} ${unit}`;
}
