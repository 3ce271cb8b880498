// Fault 29: nothing that makes markup, styles or code of text, in our files and in all that is bundled with them.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { bundles } from '../../bundles.mjs';
import { repositoryRoot } from '../support/vscode/paths.ts';

const sinks: Readonly<Record<string, RegExp>> = {
  innerHTML: /\binnerHTML\b/,
  outerHTML: /\bouterHTML\b/,
  insertAdjacentHTML: /\binsertAdjacentHTML\b/,
  'document.write': /\bdocument\.write(ln)?\b/,
  setHTML: /\b(setHTML|parseHTML)(Unsafe)?\b/,
  parseFromString: /\bparseFromString\b/,
  createContextualFragment: /\bcreateContextualFragment\b/,
  srcdoc: /\bsrcdoc\b/,
  eval: /\beval\s*\(/,
  Function: /\bnew Function\b|[^.\w]Function\s*\(/,
  'timer with text': /\bset(Timeout|Interval)\(\s*["'`]/,
  importScripts: /\bimportScripts\b/,
  'unsafe directive': /\bunsafe(HTML|SVG|CSS|MathML|Static)\b/,
  createPolicy: /\bcreatePolicy\b/,
  'style attribute': /\bsetAttribute\(\s*["'`]style\b|\bcssText\b|<[^<>]*\sstyle\s*=/,
  handler: /\bsetAttribute\(\s*["'`]on\w/,
  'address of a script': /["'`]javascript:/i,
};

function sinksIn(text: string): readonly string[] {
  return Object.entries(sinks)
    .filter(([, sink]) => sink.test(text))
    .map(([name]) => name);
}

/** By module, what is left of each in a bundle: esbuild names it before its code. */
function modulesOf(bundle: string): ReadonlyMap<string, string> {
  const [, ...parts] = bundle.split(/^ *\/\/ ((?:src|media|node_modules)\/\S+)$/m);
  return new Map(parts.flatMap((name, index) => (index % 2 === 0 ? [[name, parts[index + 1] ?? ''] as const] : [])));
}

async function bundled(options: BuildOptions): Promise<readonly string[]> {
  const { outputFiles } = await build({
    ...options,
    absWorkingDir: repositoryRoot,
    preserveSymlinks: true,
    sourcemap: false,
    logLevel: 'error',
    write: false,
  });
  const scripts = outputFiles.filter(({ path }) => path.endsWith('.js'));
  const modules = scripts.flatMap(({ text }) => [...modulesOf(text)]);
  assert.ok(modules.length > 100, `${modules.length} modules`);
  const found = modules.flatMap(([name, text]) => sinksIn(text).map((sink) => `${packageOf(name)}: ${sink}`));
  return [...new Set(found)].sort();
}

function packageOf(module: string): string {
  return /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(module)?.[1] ?? module;
}

describe('fault 29: sinks', () => {
  it('are found where they are', () => {
    for (const text of [
      'a.innerHTML = b',
      'a["outerHTML"] = b',
      'window.eval (x)',
      'new Function("x")',
      'return Function("x")()',
      "setTimeout('x')",
      'element.setAttribute("style", x)',
      'html`<p style="color: red">`',
    ]) {
      assert.equal(sinksIn(text).length, 1, text);
    }
    assert.deepEqual(sinksIn('setTimeout(run, 5); retrieval(x); isFunction(x); styles = a'), []);
  });

  it('are nowhere in our own files', () => {
    const files = ['src', 'media'].flatMap((folder) =>
      readdirSync(join(repositoryRoot, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => join(folder, name)),
    );
    assert.ok(files.length > 200, `${files.length} files`);
    const found = files.flatMap((file) =>
      sinksIn(readFileSync(join(repositoryRoot, file), 'utf8')).map((sink) => `${file}: ${sink}`),
    );
    assert.deepEqual(found, []);
  });

  const [extension, webview] = bundles({ production: false });

  it('are in the extension host where a library looks for the global object, which it finds before', async () => {
    assert.deepEqual(await bundled(extension), ['@secretlint/secretlint-rule-preset-recommend: Function']);
  });

  it('are in the panel only where its policy allows them, and once where nobody calls it', async () => {
    assert.deepEqual(await bundled(webview), [
      // Colours an element by itself; the panel takes pieces of text instead.
      'highlight.js: innerHTML',
      // Makes our own templates, and reads character references.
      'lit-html: createPolicy',
      'lit-html: innerHTML',
    ]);
  });
});
