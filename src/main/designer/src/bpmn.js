import ElementTemplateChooser from '@bpmn-io/element-template-chooser';
import Modeler from 'camunda-bpmn-js/lib/camunda-platform/Modeler';
import { drawHeat } from './heat.js';
import { lint } from './lint.js';
import { marks } from './marks.js';

const RELATED = [
  { binding: 'camunda:formRefBinding', reference: 'camunda:formRef', kind: 'FORM' },
  { binding: 'camunda:decisionRefBinding', reference: 'camunda:decisionRef', kind: 'DECISION' },
  { binding: 'camunda:calledElementBinding', reference: 'calledElement', kind: 'PROCESS' }
];

const PAUSE = 400;
const READABLE = 0.6;
const PALETTE = 130;
const MARGIN = 20;

/**
 * Opens the editor of processes.
 *
 * @param canvas, properties the elements to put it into
 * @param changed called when the model is another
 * @param linted called with the findings of our rules, at first and after each change
 * @returns what every editor can do, see editors.js
 */
export async function open({ text, canvas, properties, templates, changed, linted }) {
  const modeler = new Modeler({
    container: canvas,
    propertiesPanel: { parent: properties },
    additionalModules: [ElementTemplateChooser]
  });
  modeler.get('elementTemplatesLoader').setTemplates(templates);
  await modeler.importXML(text);
  fit(modeler.get('canvas'));

  const check = async () => linted(await lint(modeler.getDefinitions(), modeler.get('elementRegistry')));
  let pause;
  modeler.on('commandStack.changed', () => {
    changed();
    clearTimeout(pause);
    pause = setTimeout(check, PAUSE);
  });
  await check();

  return {
    text: async () => (await modeler.saveXML({ format: true })).xml,
    key: () => process(modeler)?.id,
    related: () => related(modeler),
    mark: marks(modeler.get('overlays'), modeler.get('elementRegistry')),
    select: id => select(modeler, id),
    heat: (items, by) => drawHeat(modeler, items, by),
    shown: () => modeler.get('canvas').resized(),
    destroy: () => {
      clearTimeout(pause);
      modeler.destroy();
    }
  };
}

/** The whole model where it stays readable, else its beginning; right of the palette in any case. */
function fit(canvas) {
  const { inner, outer } = canvas.viewbox();
  const scale = Math.min(1, Math.max(READABLE, (outer.width - PALETTE) / inner.width));
  const [width, height] = [outer.width / scale, outer.height / scale];
  const top = Math.min(inner.y - MARGIN, inner.y + inner.height / 2 - height / 2);
  canvas.viewbox({ x: inner.x - PALETTE / scale, y: top, width, height });
}

function process(modeler) {
  const elements = modeler.getDefinitions().get('rootElements');
  return elements.find(element => element.$type === 'bpmn:Process' && element.isExecutable) ?? elements[0];
}

/** What has to be in the same deployment, because the model asks for the form or decision that came with it. */
function related(modeler) {
  const elements = modeler.get('elementRegistry').getAll().map(({ businessObject }) => businessObject);
  return RELATED.flatMap(({ binding, reference, kind }) => {
    const keys = elements.filter(element => element.get?.(binding) === 'deployment').map(element => element.get(reference));
    return [...new Set(keys.filter(Boolean))].map(key => ({ key, kind }));
  });
}

function select(modeler, id) {
  const element = modeler.get('elementRegistry').get(id);
  if (!element) {
    return;
  }
  const canvas = modeler.get('canvas');
  canvas.setRootElement(canvas.findRoot(element));
  modeler.get('selection').select(element);
  if (element.parent) {
    canvas.scrollToElement(element, 80);
  }
}
