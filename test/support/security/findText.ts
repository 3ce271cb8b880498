/** Words and places in, where the words stand there out, also in the usual disguises. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** How a text looks where somebody has encoded it on the way. */
function disguises(text: string): readonly Buffer[] {
  const plain = Buffer.from(text);
  // In the middle of something longer, base64 begins at one of three places.
  const base64 = [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), plain])
      .toString('base64')
      .replace(/=+$/, '');
    return encoded.slice(before === 0 ? 0 : before + 1, -2);
  });
  const others = [
    plain.toString('hex'),
    Array.from(text).reverse().join(''),
    JSON.stringify(text).slice(1, -1),
    ...base64,
  ];
  return [plain, Buffer.from(text, 'utf16le'), ...others.map((other) => Buffer.from(other))];
}

export function holds(content: Buffer | string, text: string): boolean {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return disguises(text).some((disguise) => bytes.includes(disguise));
}

/** Files below a folder that hold the text. */
export async function filesWith(folder: string, text: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    // One may go away meanwhile.
    if (entry.isFile() && holds(await readFile(path).catch(() => ''), text)) found.push(path);
  }
  return found;
}
