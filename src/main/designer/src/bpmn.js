import ElementTemplateChooser from '@bpmn-io/element-template-chooser';
import Modeler from 'camunda-bpmn-js/lib/camunda-platform/Modeler';
import { drawHeat } from './heat.js';
import { lint } from './lint.js';
import { marks } from './marks.js';
import { find, outwards } from './moddle.js';
import { processElement } from './words.js';

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
 * @param lost called with what could not be read
 * @param linted called with the findings of our rules, at first and after each change
 * @returns what every editor can do, see editors.js
 */
export async function open({ text, canvas, properties, templates, changed, lost, linted }) {
  const modeler = new Modeler({
    container: canvas,
    propertiesPanel: { parent: properties },
    additionalModules: [ElementTemplateChooser]
  });
  modeler.get('elementTemplatesLoader').setTemplates(templates);
  const { warnings } = await modeler.importXML(text).catch(explain);
  lost(warnings.map(({ message }) => message.split('\n')[0]));
  fit(modeler.get('canvas'));

  const check = async () => linted(await lint(modeler.getDefinitions()));
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
    name: id => named(modeler, id),
    mark: marks(modeler.get('canvas'), modeler.get('overlays'), id => drawn(modeler, id)),
    select: id => select(modeler, id),
    heat: (items, by) => drawHeat(modeler, items, by),
    shown: () => modeler.get('canvas').resized(),
    hidden: () => {},
    destroy: () => {
      clearTimeout(pause);
      modeler.destroy();
    }
  };
}

function explain(failure) {
  if (/^no (diagram|process|collaboration)/.test(failure.message)) {
    throw new Error('it says what happens, but draws nothing (BPMNDiagram is missing); export it with its diagram');
  }
  throw failure;
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

function named(modeler, id) {
  const element = find(modeler.getDefinitions(), id);
  return element && processElement(element);
}

/** What shows the element on a diagram: itself, the pool of a process, or else what is around it. */
function drawn(modeler, id) {
  const registry = modeler.get('elementRegistry');
  const pool = registry.find(({ businessObject }) => businessObject?.processRef?.id === id);
  return pool ?? outwards(find(modeler.getDefinitions(), id)).map(around => registry.get(around.id)).find(Boolean);
}

function select(modeler, id) {
  const element = id && drawn(modeler, id);
  if (!element) {
    return false;
  }
  const canvas = modeler.get('canvas');
  canvas.setRootElement(canvas.findRoot(element));
  modeler.get('selection').select(element);
  if (element.parent) {
    canvas.scrollToElement(element, 80);
  }
  return true;
}
