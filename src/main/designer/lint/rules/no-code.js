const ATTRIBUTES = ['class', 'expression'];
const ELEMENTS = ['camunda:Connector', 'camunda:Script'];

/** A model is data: it runs no code of its own. */
module.exports = () => ({
  check(node, reporter) {
    if (!node.$instanceOf('bpmn:FlowNode') && !node.$instanceOf('bpmn:SequenceFlow') && !node.$instanceOf('bpmn:Process')) {
      return;
    }
    const found = code(node);
    if (found) {
      reporter.report(node.id, `Models run no code of their own: ${found}`, {
        cure: 'Let a bean of Millrace do it (delegate expression), or a worker outside (external task).'
      });
    }
  }
});

function code(node) {
  if (node.$instanceOf('bpmn:ScriptTask')) {
    return 'script task';
  }
  if (node.conditionExpression?.language) {
    return 'script in the condition';
  }
  const attribute = ATTRIBUTES.find(name => node.get(`camunda:${name}`));
  return attribute ? `camunda:${attribute}` : inExtensions(node.get('extensionElements')?.get('values') ?? []);
}

/** Connectors, and scripts in parameters and listeners, at any depth. */
function inExtensions(elements) {
  for (const element of elements) {
    if (ELEMENTS.some(type => element.$type.toLowerCase() === type.toLowerCase())) {
      return element.$type;
    }
    const attribute = ATTRIBUTES.find(name => isListener(element) && element[name]);
    if (attribute) {
      return `${element.$type} with ${attribute}`;
    }
    const below = inExtensions(children(element));
    if (below) {
      return below;
    }
  }
  return null;
}

function isListener(element) {
  return /Listener$/i.test(element.$type);
}

function children(element) {
  return Object.entries(element)
    .filter(([name]) => !name.startsWith('$'))
    .flatMap(([, value]) => value)
    .filter(value => value?.$type);
}
