import { cpSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import compileConfig from 'bpmnlint/lib/support/compile-config.js';
import { build } from 'esbuild';

const common = {
  bundle: true,
  minify: true,
  target: ['es2022'],
  legalComments: 'linked',
  logLevel: 'warning',
  loader: { '.eot': 'empty', '.svg': 'empty', '.ttf': 'empty', '.woff': 'file', '.woff2': 'file' }
};

/** Makes .bpmnlintrc with all its rules a module, so that the browser checks by the same rules as the build. */
const rules = {
  name: 'rules',
  setup(build) {
    build.onLoad({ filter: /\.bpmnlintrc$/ }, async ({ path: file }) => {
      const { moddleExtensions: _, ...config } = JSON.parse(readFileSync(file, 'utf8'));
      return { contents: await compileConfig(config), loader: 'js', resolveDir: path.dirname(file) };
    });
  }
};

/**
 * The bench goes to where the application serves files from, its page beside, and the plugin of the desktop's Modeler.
 *
 * @returns the folder of the plugin
 */
export async function bundle(output) {
  const served = `${output}/META-INF/resources/designer`;
  rmSync(served, { recursive: true, force: true });
  // Each editor is loaded when a model of its kind is opened.
  await build({
    ...common,
    entryPoints: ['src/designer.js', 'src/designer.css', 'src/bpmn.css', 'src/dmn.css', 'src/form.css'],
    outdir: served,
    format: 'esm',
    splitting: true,
    plugins: [rules]
  });
  await build({
    ...common,
    entryPoints: ['modeler-plugin/client.js'],
    outdir: `${served}/modeler-plugin`,
    format: 'iife',
    plugins: [rules]
  });
  cpSync('modeler-plugin/index.js', `${served}/modeler-plugin/index.js`);
  cpSync('index.html', `${output}/designer/index.html`);
  return path.resolve(served, 'modeler-plugin');
}
