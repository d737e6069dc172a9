import camunda from 'camunda-dmn-moddle/resources/camunda.json';
import Modeler from 'dmn-js/lib/Modeler';
import {
  CamundaPropertiesProviderModule,
  DmnPropertiesPanelModule,
  DmnPropertiesProviderModule
} from 'dmn-js-properties-panel';
import { marks } from './marks.js';
import { find, outwards } from './moddle.js';
import { Outline } from './outline.js';
import { decisionElement } from './words.js';

const TABLES = ['dmn:DecisionTable', 'dmn:DecisionRule'];
const PALETTE = 100;
const NAME = 120;

/** Opens the editor of decisions; see bpmn.js for what goes in and editors.js for what comes out. */
export async function open({ text, canvas, properties, changed, lost }) {
  const modeler = new Modeler({
    container: canvas,
    drd: {
      propertiesPanel: { parent: properties },
      additionalModules: [DmnPropertiesPanelModule, DmnPropertiesProviderModule, CamundaPropertiesProviderModule]
    },
    moddleExtensions: { camunda }
  });
  modeler.on('viewer.created', ({ viewer }) => viewer.on('commandStack.changed', ({ trigger }) => trigger !== 'clear' && changed()));
  // Only the diagram has properties.
  modeler.on('views.changed', ({ activeView }) => (properties.hidden = activeView?.type !== 'drd'));
  const { warnings } = await modeler.importXML(text);
  lost(warnings.map(({ message }) => message.split('\n')[0]));
  await openOnlyDecision(modeler);
  const outline = new Outline(canvas.parentElement, id => selectors(modeler, id));
  let marked = [];
  const mark = findings => {
    marked = findings;
    outline.show(findings);
    onDiagram(modeler, viewer => marks(viewer.get('canvas'), viewer.get('overlays'), id => drawn(modeler, id))(findings));
  };
  modeler.on('import.render.complete', () => {
    onDiagram(modeler, clearOfTools);
    mark(marked);
  });

  return {
    text: async () => (await modeler.saveXML({ format: true })).xml,
    key: () => modeler.getDefinitions().get('drgElement').find(element => element.$type === 'dmn:Decision')?.id,
    related: () => [],
    name: id => named(modeler, id),
    mark,
    select: id => select(modeler, id),
    heat: () => {},
    shown: () => onDiagram(modeler, viewer => viewer.get('canvas').resized()),
    hidden: () => {},
    destroy: () => {
      outline.destroy();
      modeler.destroy();
    }
  };
}

async function openOnlyDecision(modeler) {
  const decisions = modeler.getViews().filter(({ type }) => type !== 'drd');
  if (decisions.length === 1) {
    await modeler.open(decisions[0]);
  }
}

/** The diagram of decisions; a table or an expression has no place for marks. */
function onDiagram(modeler, work) {
  if (modeler.getActiveView()?.type === 'drd') {
    work(modeler.getActiveViewer());
  }
}

/** The drawing begins right of the palette and below the name, which both lie over it. */
function clearOfTools(viewer) {
  const canvas = viewer.get('canvas');
  const { inner, outer } = canvas.viewbox();
  canvas.viewbox({ x: inner.x - PALETTE, y: inner.y - NAME, width: outer.width, height: outer.height });
}

/** In a table a rule is a row, an input or an output a column. */
function selectors(modeler, id) {
  const part = outwards(find(modeler.getDefinitions(), id)).find(({ $parent }) => TABLES.includes($parent?.$type));
  const value = part && CSS.escape(part.id);
  return part ? [`td[data-element-id="${value}"]`, `[data-row-id="${value}"]`, `[data-col-id="${value}"]`] : [];
}

function named(modeler, id) {
  const element = find(modeler.getDefinitions(), id);
  return element && decisionElement(element);
}

/** What shows the element on the diagram: the decision that it is part of. */
function drawn(modeler, id) {
  const registry = modeler.getActiveViewer().get('elementRegistry');
  return outwards(find(modeler.getDefinitions(), id)).map(around => registry.get(around.id)).find(Boolean);
}

/** @returns whether there is something to show: the table or expression that the element is part of, or its place in the diagram */
async function select(modeler, id) {
  const around = outwards(find(modeler.getDefinitions(), id));
  if (!around.length) {
    return false;
  }
  const views = modeler.getViews();
  const view = views.find(({ element, type }) => type !== 'drd' && around.includes(element));
  await modeler.open(view ?? views.find(({ type }) => type === 'drd'));
  onDiagram(modeler, viewer => {
    const element = drawn(modeler, id);
    if (element) {
      viewer.get('selection').select(element);
    }
  });
  return true;
}
