// The package that ships: anyone can make the same one again, and see what is in it and whose work that is.
import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageAnew, type BuiltPackage } from '../support/package/packageAnew.ts';
import { readZip } from '../support/package/readZip.ts';
import { tell } from '../support/security/tell.ts';
import { repositoryRoot } from '../support/vscode/paths.ts';

/** Hashes are left out. */
const wanted = [
  '[Content_Types].xml',
  'extension.vsixmanifest',
  ...[
    'LICENSE.txt',
    'SECURITY.md',
    'THIRD-PARTY-NOTICES.txt',
    'changelog.md',
    'dist/extension.js',
    ...['chunk.js', 'codicon.css', 'codicon.ttf', 'highlighter.js', 'main.js', 'main.js.LEGAL.txt', 'panel.css'].map(
      (name) => `dist/webview/${name}`,
    ),
    ...['bash', 'c', 'cpp', 'csharp', 'css', 'dart', 'diff', 'dockerfile', 'go', 'ini', 'java', 'javascript'].map(
      (language) => `dist/webview/${language}.js`,
    ),
    ...['json', 'kotlin', 'lua', 'makefile', 'php', 'powershell', 'python', 'ruby', 'rust', 'scala', 'sql'].map(
      (language) => `dist/webview/${language}.js`,
    ),
    ...['typescript', 'xml', 'yaml'].map((language) => `dist/webview/${language}.js`),
    'media/icon.png',
    'media/panel-dark.svg',
    'media/panel-light.svg',
    'package.json',
    'package.nls.json',
    'readme.md',
  ].map((name) => `extension/${name}`),
];

describe('the package', () => {
  let folder: string;
  let first: BuiltPackage;
  let files: ReadonlyMap<string, Buffer>;

  before(async function () {
    this.timeout(120_000);
    folder = await mkdtemp(join(tmpdir(), 'second-look-package-'));
    first = await packageAnew(join(folder, 'here'), { env: { TZ: 'America/New_York', LC_ALL: 'C' }, mask: 0o022 });
    files = readZip(first.vsix);
  });

  after(() => rm(folder, { recursive: true, force: true }));

  it('is the same to the byte from another folder, at another time, in another time zone and language', async function () {
    this.timeout(120_000);
    const elsewhere = join(folder, 'in', 'another', 'folder');
    const machine = { env: { TZ: 'Asia/Tokyo', LC_ALL: 'cs_CZ.UTF-8' }, mask: 0o077 };
    const again = await packageAnew(elsewhere, machine);
    const others = readZip(again.vsix);
    assert.deepEqual([...others.keys()], [...files.keys()]);
    for (const [name, content] of files) assert.ok(others.get(name)?.equals(content), `${name} is another one`);
    assert.ok(again.vsix.equals(first.vsix), 'the same files, but in another order, or with other times or modes');
    tell(this.runnable(), `the package: made twice, ${files.size} files, ${first.vsix.length} equal bytes`);
  });

  it('holds exactly the files that are meant', () => {
    const names = [...files.keys()].map((name) => name.replace(/-[A-Z2-7]{8}(?=\.js$)/, ''));
    assert.deepEqual(names.sort(), [...wanted].sort());
  });

  it('names everybody whose work is in it, with the text of the licence', async function () {
    const notices = files.get('extension/THIRD-PARTY-NOTICES.txt')?.toString() ?? '';
    const paths = first.metafiles.flatMap((built) =>
      Object.values(built.outputs).flatMap((output) => Object.keys(output.inputs)),
    );
    const packages = new Set(paths.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []));
    assert.ok(packages.size > 5, `${packages.size} packages`);
    for (const path of packages) {
      const home = join(repositoryRoot, path);
      const manifest = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as Record<string, string>;
      assert.ok(notices.includes(`\n${manifest['name']} ${manifest['version']}\n`), `${path} is not named`);
      const licences = (await readdir(home)).filter((file) => /^licen[cs]e/i.test(file));
      const texts = await Promise.all(licences.map((file) => readFile(join(home, file), 'utf8')));
      assert.ok(
        texts.some((text) => notices.includes(text.trim())),
        `${path} has no licence`,
      );
    }
    tell(this.runnable(), `the package: ${packages.size} bundled packages, each with its licence`);
  });

  it('says whose the icons are, under which licence, and that they were changed', () => {
    const notices = files.get('extension/THIRD-PARTY-NOTICES.txt')?.toString() ?? '';
    const [, icons = ''] = /\n(@vscode\/codicons .*?)\n-{80}\n/s.exec(notices) ?? [];
    for (const said of [/© Microsoft Corporation/, /creativecommons\.org\/licenses\/by\/4\.0/, /^Changed: /m]) {
      assert.match(icons, said);
    }
  });

  it('runs no text as code, and opens no other way out than fetch', () => {
    const forbidden =
      /\beval\(|new Function\(|\bWebSocket\b|\bsendBeacon\b|\bXMLHttpRequest\b|\bEventSource\b|\bimportScripts\b/;
    const bundles = [...files].filter(([name]) => name.endsWith('.js'));
    assert.ok(bundles.length > 10);
    for (const [name, content] of bundles) assert.doesNotMatch(content.toString(), forbidden, name);
  });
});
