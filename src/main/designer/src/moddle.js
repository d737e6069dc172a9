// Elements of a BPMN or DMN file as the moddle libraries hold them.

/** The element with this id at or below another, or undefined. */
export function find(element, id) {
  if (element.id === id) {
    return element;
  }
  for (const child of children(element)) {
    const found = find(child, id);
    if (found) {
      return found;
    }
  }
  return undefined;
}

/** The element itself and those around it, from the inside out. */
export function outwards(element) {
  return element ? [element, ...outwards(element.$parent)] : [];
}

function children(element) {
  const contained = (element.$descriptor?.properties ?? []).filter(({ isReference, isAttr }) => !isReference && !isAttr);
  return contained.flatMap(({ name }) => element.get(name)).filter(value => value?.$type);
}
