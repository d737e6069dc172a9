import { FormEditor } from '@bpmn-io/form-js-editor';

/**
 * Opens the editor of forms; see bpmn.js for what goes in and editors.js for what comes out. Its version writes schema
 * version 16, the newest that the Tasklist of Camunda 7.24 shows.
 */
export async function open({ text, canvas, changed }) {
  const editor = new FormEditor({ container: canvas, exporter: { name: 'Millrace Designer', version: '1' } });
  await editor.importSchema(JSON.parse(text));
  editor.on('changed', changed);

  return {
    text: async () => JSON.stringify(editor.saveSchema(), null, 2),
    key: () => editor.getSchema().id,
    related: () => [],
    mark: () => {},
    select: id => {
      const field = editor.get('formFieldRegistry').get(id);
      if (field) {
        editor.get('selection').set(field);
      }
    },
    heat: () => {},
    shown: () => {},
    destroy: () => editor.destroy()
  };
}
