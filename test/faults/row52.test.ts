import assert from 'node:assert/strict';
import { everyByte } from '../support/faults/bytesInPieces.ts';
import { fault } from '../support/faults/fault.ts';
import { overSocket } from '../support/faults/overSocket.ts';
import { asFormat, sseFormats, strayMarks } from '../support/faults/sseFormats.ts';

for (const { name, input, expected } of [...sseFormats, ...strayMarks]) {
  fault(52, name, async (row) => {
    const read = await overSocket(row);
    const bytes = Buffer.from(input);
    for (const pieces of [[bytes], everyByte(bytes)]) {
      const events = await read(pieces);
      assert.deepEqual(events.filter(({ whole }) => whole).map(asFormat), expected);
    }
    return `${expected.length} event${expected.length === 1 ? '' : 's'}, whole and byte by byte`;
  });
}
