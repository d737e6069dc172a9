// What an element is called where it is spoken of.

/** An element of a process: its name, or what it is. */
export function processElement(element) {
  const name = element.name?.trim();
  if (name) {
    return name;
  }
  if (element.$type === 'bpmn:SequenceFlow' && element.sourceRef && element.targetRef) {
    return `Flow from “${processElement(element.sourceRef)}” to “${processElement(element.targetRef)}”`;
  }
  return `${spelled(element.$type)} without a name`;
}

/** An element of a decision: its name, or where it stands in its table. */
export function decisionElement(element) {
  const name = (element.label ?? element.name)?.trim();
  switch (element.$type) {
    case 'dmn:DecisionRule':
      return `Rule ${place(element, 'rule')}`;
    case 'dmn:InputClause':
      return `Input “${name || element.inputExpression?.text || place(element, 'input')}”`;
    case 'dmn:OutputClause':
      return `Output “${name || place(element, 'output')}”`;
    case 'dmn:UnaryTests':
      return cell(element, 'inputEntry', 'input');
    case 'dmn:LiteralExpression':
      return element.$parent.$type === 'dmn:DecisionRule' ? cell(element, 'outputEntry', 'output') : decisionElement(element.$parent);
    default:
      return name || (element.$parent ? decisionElement(element.$parent) : spelled(element.$type));
  }
}

/** A field of a form: its label, or what it is. */
export function formField({ label, text, key, type, id }) {
  return label?.trim() || key || text?.trim().split('\n')[0].slice(0, 60) || (type ? `${spelled(type)} without a label` : id);
}

function cell(element, entries, columns) {
  const rule = element.$parent;
  const column = rule.$parent.get(columns)[rule.get(entries).indexOf(element)];
  return `${decisionElement(rule)}, ${column ? lowered(decisionElement(column)) : columns}`;
}

function place(element, list) {
  return element.$parent.get(list).indexOf(element) + 1;
}

/** "bpmn:UserTask" as "User task". */
function spelled(type) {
  const words = type.split(':').at(-1).replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ');
  return words[0].toUpperCase() + words.slice(1).toLowerCase();
}

function lowered(text) {
  return text[0].toLowerCase() + text.slice(1);
}
