import { FormEditor } from '@bpmn-io/form-js-editor';
import { Outline } from './outline.js';
import { formField } from './words.js';

/**
 * Opens the editor of forms; see bpmn.js for what goes in and editors.js for what comes out. Its version writes schema
 * version 16, the newest that the Tasklist of Camunda 7.24 shows.
 */
export async function open({ text, canvas, changed }) {
  const editor = new FormEditor({ container: canvas, exporter: { name: 'Millrace Designer', version: '1' } });
  await editor.importSchema(JSON.parse(text));
  editor.on('changed', changed);
  const keyboard = editor.get('keyboard');
  keyboard.bind(document);
  const field = id => editor.get('formFieldRegistry').get(id);
  const outline = new Outline(canvas.parentElement, id => [`.fjs-element[data-id="${CSS.escape(id)}"]`]);

  return {
    text: async () => JSON.stringify(editor.saveSchema(), null, 2),
    key: () => editor.getSchema().id,
    related: () => [],
    name: id => field(id) && formField(field(id)),
    mark: findings => outline.show(findings),
    select: id => {
      if (!field(id)) {
        return false;
      }
      editor.get('selection').set(field(id));
      return true;
    },
    heat: () => {},
    shown: () => keyboard.bind(document),
    hidden: () => keyboard.unbind(),
    destroy: () => {
      keyboard.unbind();
      outline.destroy();
      editor.destroy();
    }
  };
}
