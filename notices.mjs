// What esbuild bundled in, THIRD-PARTY-NOTICES.txt out: who wrote it, and under which licence.
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Not bundled: `icons.mjs` takes a part of the font and of the style sheet. CC BY wants the address of its text. */
const icons = '@vscode/codicons';
const iconsLicence =
  'The icons are © Microsoft Corporation, under Creative Commons Attribution 4.0 International:\n' +
  'https://creativecommons.org/licenses/by/4.0/legalcode\n' +
  'Changed: only the icons that are used are left in the font and in its style sheet.\n\nThe style sheet:\n\n';

/**
 * @param {readonly import('esbuild').Metafile[]} metafiles
 * @returns {Promise<string>}
 * @throws Error where a package comes without the text of its licence: nothing may be shipped without.
 */
export async function thirdPartyNotices(metafiles) {
  const folders = [...new Set([...metafiles.flatMap(bundledPackages), join('node_modules', icons)])];
  const notices = await Promise.all(folders.map(noticeOf));
  const head =
    'Second Look contains work of others, each under its own licence. What stands in single files of theirs is in the\n' +
    'LEGAL.txt beside the bundle that holds them.\n';
  return [head, ...notices.sort()].join(`\n${'-'.repeat(80)}\n\n`);
}

/**
 * Folders of the packages of which something was looked at, also where nothing of it is left.
 * @param {import('esbuild').Metafile} metafile
 */
function bundledPackages({ outputs }) {
  const files = Object.values(outputs).flatMap(({ inputs }) => Object.keys(inputs));
  return files.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []);
}

/** @param {string} folder */
async function noticeOf(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const files = name === icons ? ['LICENSE-CODE'] : await licencesIn(folder);
  if (files.length === 0) throw new Error(`${folder} holds no licence.`);
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  const clean = texts.map((text) => `${text.replace(/^\uFEFF/, '').trim()}\n`);
  return `${name} ${version}\n${license}\n\n${name === icons ? iconsLicence : ''}${clean.join('\n')}`;
}

/**
 * Where a package leaves the choice, the one without another ending is taken; without any such, all count.
 * @param {string} folder
 */
async function licencesIn(folder) {
  const files = (await readdir(folder)).filter((name) => /^licen[cs]e/i.test(name));
  const plain = files.filter((name) => /^licen[cs]e(?:\.md|\.txt)?$/i.test(name));
  return plain.length > 0 ? plain : files.sort();
}
