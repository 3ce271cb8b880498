// The panel's icons as a style sheet and a font of their own: all codicons would be a fifth of the package.
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import subsetFont from 'subset-font';

const source = 'node_modules/@vscode/codicons/dist';
const sources = 'media/panel';

/**
 * Every icon whose name stands in the panel's sources as a word: never too few, for names are not put together.
 * @returns {Promise<{ css: string, font: Uint8Array }>}
 */
export async function panelIcons() {
  const files = (await readdir(sources, { recursive: true })).filter((name) => name.endsWith('.ts'));
  const texts = await Promise.all(files.map((name) => readFile(join(sources, name), 'utf8')));
  const words = new Set(
    texts
      .join('\n')
      .replaceAll('codicon-', ' ')
      .match(/[a-z]+(?:-[a-z]+)*/g),
  );
  const rule = /^\.codicon-([a-z-]+):before \{ content: "\\([0-9a-f]+)" \}\n/gm;
  const all = await readFile(join(source, 'codicon.css'), 'utf8');
  const characters = [...all.matchAll(rule)].filter(([, name]) => words.has(name)).map(([, , code]) => code);
  const text = characters.map((code) => String.fromCodePoint(Number.parseInt(code, 16))).join('');
  return {
    css: all.replace(rule, (line, name) => (words.has(name) ? line : '')),
    font: await subsetFont(await readFile(join(source, 'codicon.ttf')), text, { targetFormat: 'truetype' }),
  };
}
