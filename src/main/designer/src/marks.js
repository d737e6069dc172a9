const OVERLAY = 'finding';

/**
 * @param drawn tells which shape shows an element of the model, if any
 * @returns a function that shows findings on their elements, in place of those it showed before
 */
export function marks(canvas, overlays, drawn) {
  return findings => {
    overlays.remove({ type: OVERLAY });
    const shown = findings.flatMap(finding => places(canvas, drawn, finding.elementId).map(place => ({ place, finding })));
    for (const [place, ofPlace] of Map.groupBy(shown, ({ place }) => place)) {
      overlays.add(place, OVERLAY, { position: { top: -11, left: -11 }, html: mark(ofPlace.map(({ finding }) => finding)) });
    }
  };
}

/** Where the element is drawn, and each closed sub-process around it: what is on no other diagram would not be seen. */
function places(canvas, drawn, id) {
  const element = id && drawn(id);
  if (!element) {
    return [];
  }
  const plane = canvas.findRoot(element)?.businessObject;
  const around = plane?.$type === 'bpmn:SubProcess' ? places(canvas, drawn, plane.id) : [];
  // A process or a diagram as a whole has no place on itself.
  return element.parent ? [element, ...around] : around;
}

function mark(findings) {
  const severity = findings.some(finding => finding.severity === 'ERROR') ? 'error' : 'warning';
  const badge = document.createElement('span');
  badge.className = `mark ${severity}`;
  badge.textContent = findings.length > 1 ? findings.length : '!';
  badge.title = findings.map(finding => finding.explanation).join('\n');
  return badge;
}
