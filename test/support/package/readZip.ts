/** A zip file in, the files in it out, in their order; no more of the format than a package uses. */
import { inflateRawSync } from 'node:zlib';

const endOfDirectory = Buffer.from('PK\x05\x06', 'latin1');
const entryLength = 46;
const localHeaderLength = 30;
const deflated = 8;

export function readZip(zip: Buffer): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>();
  const end = zip.lastIndexOf(endOfDirectory);
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field));
    const name = zip.toString('utf8', at + entryLength, at + entryLength + nameLength!);
    files.set(name, contentOf(zip, at));
    at += entryLength + nameLength! + extraLength! + commentLength!;
  }
  return files;
}

function contentOf(zip: Buffer, entry: number): Buffer {
  const local = zip.readUInt32LE(entry + 42);
  const start = local + localHeaderLength + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const content = zip.subarray(start, start + zip.readUInt32LE(entry + 20));
  return zip.readUInt16LE(entry + 10) === deflated ? inflateRawSync(content) : content;
}
