const OVERLAY = 'finding';

/** @returns a function that shows findings on their elements, in place of those it showed before */
export function marks(overlays, registry) {
  return findings => {
    overlays.remove({ type: OVERLAY });
    for (const [id, ofElement] of Map.groupBy(findings, finding => finding.elementId)) {
      // A process or a diagram as a whole has no place on itself.
      if (registry.get(id)?.parent) {
        overlays.add(id, OVERLAY, { position: { top: -11, left: -11 }, html: mark(ofElement) });
      }
    }
  };
}

function mark(findings) {
  const severity = findings.some(finding => finding.severity === 'ERROR') ? 'error' : 'warning';
  const badge = document.createElement('span');
  badge.className = `mark ${severity}`;
  badge.textContent = findings.length > 1 ? findings.length : '!';
  badge.title = findings.map(finding => finding.explanation).join('\n');
  return badge;
}
