// For production or not in; what esbuild is to make of the extension, and of its webview, out.

/**
 * A library looks at the name of a file, and would read the file of that name where it can: here it cannot.
 * @type {import('esbuild').Plugin}
 */
const withoutNode = {
  name: 'without-node',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:(?:path|fs)$/ }, ({ path }) => ({ path, namespace: 'without-node' }));
    // It logs what it does, code among it, where somebody has asked for that: here nobody can.
    onResolve({ filter: /^debug$/ }, ({ path }) => ({ path, namespace: 'without-node' }));
    onLoad({ filter: /./, namespace: 'without-node' }, ({ path }) => ({
      contents: path === 'debug' ? 'export default () => () => undefined;' : 'export default {};',
    }));
  },
};

/** @type {(production: boolean) => import('esbuild').BuildOptions} */
const common = (production) => ({
  bundle: true,
  minify: production,
  sourcemap: !production,
  metafile: true,
  legalComments: 'linked',
  logLevel: 'info',
});

/** @typedef {import('esbuild').BuildOptions} BuildOptions */

/** @type {(wish: { production: boolean }) => readonly [extension: BuildOptions, webview: BuildOptions]} */
export const bundles = ({ production }) => [
  {
    ...common(production),
    entryPoints: { extension: 'src/extension.ts' },
    outdir: 'dist',
    platform: 'browser',
    format: 'cjs',
    target: 'es2022',
    external: ['vscode'],
    define: { global: 'globalThis' },
    plugins: [withoutNode],
  },
  {
    ...common(production),
    entryPoints: { main: 'media/panel/main.ts', panel: 'media/panel/panel.css' },
    outdir: 'dist/webview',
    platform: 'browser',
    format: 'esm',
    splitting: true,
    target: 'chrome138',
  },
];
