// The import table of CONTRIBUTING.md as code: who may import whom, who may import vscode, and how large a file may grow.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

/** Folder → folders it may import. `top` stands for the files directly in src/. */
const allowed: Record<string, readonly string[]> = {
  util: [],
  review: ['util'],
  completion: ['util'],
  prompt: ['review', 'completion'],
  findings: ['review', 'util'],
  outgoing: ['review', 'util'],
  session: ['review', 'prompt', 'completion', 'findings', 'util'],
  protocol: ['review', 'util'],
  document: ['review', 'outgoing', 'util'],
  delivery: ['review', 'session', 'protocol', 'util'],
  notify: ['util'],
  collect: ['review', 'outgoing', 'notify', 'util'],
  editor: ['review', 'findings', 'util'],
  storage: ['review', 'util'],
  models: ['completion', 'util'],
  connect: ['completion', 'session', 'outgoing', 'notify', 'top', 'util'],
  panel: ['review', 'session', 'protocol', 'delivery', 'util'],
  'media/panel': ['review', 'protocol', 'util'],
};

/** Folders that run in an extension host only. */
const mayImportVscode = new Set(['notify', 'collect', 'panel', 'editor', 'storage', 'models', 'connect', 'top']);

/** Of a folder that is otherwise out of reach, the files whose types may be imported. */
const typesOnly = new Set(['prompt → completion', 'models → completion']);

interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
}

const files = ['src', 'media'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/'))),
);

function sourceOf(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

function importsOf(file: string): Import[] {
  const source = sourceOf(file);
  const statement = /^\s*(?:import|export)\s+(type\s)?[^;'"]*?from\s+['"]([^'"]+)['"]|^\s*import\s+['"]([^'"]+)['"]/gm;
  const dynamic = /import\(\s*['"]([^'"]+)['"]/g;
  return [
    ...[...source.matchAll(statement)].map((match) => ({
      specifier: match[2] ?? match[3] ?? '',
      typeOnly: match[1] !== undefined,
    })),
    ...[...source.matchAll(dynamic)].map((match) => ({ specifier: match[1] ?? '', typeOnly: false })),
  ];
}

/** `review` for src/review/state.ts, `top` for src/api.ts, `media/panel` for everything below that. */
function roomOf(file: string): string {
  const [base, folder, rest] = file.split('/');
  if (base === 'media') return `media/${folder ?? ''}`;
  return rest === undefined ? 'top' : (folder ?? '');
}

const edges = files.flatMap((file) => importsOf(file).map((imported) => ({ file, room: roomOf(file), ...imported })));

describe('architecture', () => {
  it('sees the files and their imports', () => {
    assert.ok(files.length > 30, `${files.length} files`);
    assert.ok(edges.some((edge) => edge.file === 'src/extension.ts' && edge.specifier === './api.ts'));
    assert.ok(edges.some((edge) => edge.specifier === 'vscode'));
  });

  it('knows every folder', () => {
    const rooms = new Set(files.map(roomOf));
    rooms.delete('top');
    assert.deepEqual(
      [...rooms].filter((room) => !(room in allowed)),
      [],
    );
  });

  it('keeps imports between folders inside the table', () => {
    const wrong = edges.filter(({ file, room, specifier, typeOnly }) => {
      if (!specifier.startsWith('.') || room === 'top') return false;
      const target = path.posix.join(path.posix.dirname(file), specifier);
      const other = roomOf(target);
      if (other === room) return false;
      if (!(allowed[room] ?? []).includes(other)) return true;
      return typesOnly.has(`${room} → ${other}`) && !typeOnly;
    });
    assert.deepEqual(wrong, []);
  });

  it('keeps vscode out of the rooms that run anywhere', () => {
    const wrong = edges.filter(({ room, specifier }) => specifier === 'vscode' && !mayImportVscode.has(room));
    assert.deepEqual(wrong, []);
  });

  it('uses no Node built-in in src and media', () => {
    const builtin = /^(node:|(assert|buffer|child_process|crypto|events|fs|http|https|net|os|path|stream|url|util)$)/;
    assert.deepEqual(
      edges.filter(({ specifier }) => builtin.test(specifier)),
      [],
    );
  });

  it('shows messages through the one door that leaves no link in them', () => {
    const others = files.filter((file) => /\bshow(Information|Warning|Error)Message\b/.test(sourceOf(file)));
    assert.deepEqual(others, ['src/notify/message.ts']);
  });

  it('has no file over 300 lines, a median of at most 80, and an entry point of at most 120', () => {
    const sizes = files.map((file) => ({
      file,
      lines: sourceOf(file).split('\n').length,
    }));
    assert.deepEqual(
      sizes.filter(({ lines }) => lines > 300),
      [],
    );
    const sorted = sizes.map(({ lines }) => lines).sort((a, b) => a - b);
    const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
    assert.ok(median <= 80, `median ${median}`);
    assert.ok((sizes.find(({ file }) => file === 'src/extension.ts')?.lines ?? 999) <= 120);
  });

  it('has no folder or file that gathers the unrelated', () => {
    const vague = /(^|\/)(common|shared|helpers)(\/|\.ts$)|\/(utils|types)\.ts$/;
    assert.deepEqual(
      files.filter((file) => vague.test(file)),
      [],
    );
  });
});
