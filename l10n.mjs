// Every sentence that people read, out of the sources: l10n/bundle.l10n.json is what a translator starts from.
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('.', import.meta.url));
const bundle = join(root, 'l10n', 'bundle.l10n.json');
/** Sentences that travel inside an error, and are put into the reader's language where it is shown. */
const tables = ['sentences', 'addressProblems'];
const passedOn = ['error.message', 'translated ?? message'];

/**
 * In the form of `bundle.l10n.json`: each sentence stands for itself.
 * @returns {Promise<string>}
 */
export async function localisable() {
  /** @type {Set<string>} */
  const found = new Set();
  for (const folder of ['src', 'media']) {
    for (const name of await readdir(join(root, folder), { recursive: true })) {
      if (!name.endsWith('.ts')) continue;
      const text = await readFile(join(root, folder, name), 'utf8');
      collect(ts.createSourceFile(join(folder, name), text, ts.ScriptTarget.Latest, true), found);
    }
  }
  return `${JSON.stringify(Object.fromEntries([...found].sort().map((sentence) => [sentence, sentence])), null, 2)}\n`;
}

/**
 * @param {ts.SourceFile} file
 * @param {Set<string>} found
 */
function collect(file, found) {
  /** @type {(node: ts.Node) => void} */
  const visit = (node) => {
    if (ts.isCallExpression(node) && /^(?:.*\.)?t$/.test(node.expression.getText()) && node.arguments[0]) {
      add(node.arguments[0]);
    }
    if (ts.isVariableDeclaration(node) && tables.includes(node.name.getText()) && node.initializer) {
      for (const sentence of texts(node.initializer)) found.add(sentence);
    }
    ts.forEachChild(node, visit);
  };
  /** @type {(node: ts.Expression) => void} */
  const add = (node) => {
    if (passedOn.includes(node.getText())) return;
    const sentences = texts(node);
    // One that is put together is not one that a translator could have translated.
    if (sentences.length === 0) throw new Error(`${file.fileName}: no sentence in ${node.getText()}`);
    for (const sentence of sentences) found.add(sentence);
  };
  visit(file);
}

/** @type {(node: ts.Expression) => string[]} */
function texts(node) {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isConditionalExpression(node)) return [...texts(node.whenTrue), ...texts(node.whenFalse)];
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) return texts(node.expression);
  if (!ts.isObjectLiteralExpression(node)) return [];
  return node.properties.flatMap((one) => (ts.isPropertyAssignment(one) ? texts(one.initializer) : []));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  void localisable().then((text) => writeFile(bundle, text));
}
