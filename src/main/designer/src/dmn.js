import camunda from 'camunda-dmn-moddle/resources/camunda.json';
import Modeler from 'dmn-js/lib/Modeler';
import {
  CamundaPropertiesProviderModule,
  DmnPropertiesPanelModule,
  DmnPropertiesProviderModule
} from 'dmn-js-properties-panel';
import { marks } from './marks.js';

/** Opens the editor of decisions; see bpmn.js for what goes in and editors.js for what comes out. */
export async function open({ text, canvas, properties, changed }) {
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
  await modeler.importXML(text);
  await openOnlyDecision(modeler);

  return {
    text: async () => (await modeler.saveXML({ format: true })).xml,
    key: () => modeler.getDefinitions().get('drgElement').find(element => element.$type === 'dmn:Decision')?.id,
    related: () => [],
    mark: findings => onDiagram(modeler, viewer => marks(viewer.get('overlays'), viewer.get('elementRegistry'))(findings)),
    select: id => select(modeler, id),
    heat: () => {},
    shown: () => onDiagram(modeler, viewer => viewer.get('canvas').resized()),
    destroy: () => modeler.destroy()
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

async function select(modeler, id) {
  const views = modeler.getViews();
  const view = views.find(({ element }) => element.id === id) ?? views.find(({ type }) => type === 'drd');
  await modeler.open(view);
  onDiagram(modeler, viewer => {
    const element = viewer.get('elementRegistry').get(id);
    if (element) {
      viewer.get('selection').select(element);
    }
  });
}
