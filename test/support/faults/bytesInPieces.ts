/** The bytes of a body and where to cut them in; the script of a server that writes each piece for itself out. */
import type { FaultScript } from '../faultServer.ts';
import type { Head } from './exchange.ts';

/** `offsets` in any order, also several times the same. */
export function piecesAt(bytes: Uint8Array, offsets: readonly number[]): readonly Uint8Array[] {
  const edges = [0, ...[...offsets].sort((a, b) => a - b), bytes.length];
  return edges.slice(1).map((to, index) => bytes.subarray(edges[index], to));
}

export function everyByte(bytes: Uint8Array): readonly Uint8Array[] {
  return Array.from(bytes, (_byte, index) => bytes.subarray(index, index + 1));
}

/** A chunk for each piece, and a regular end. */
export function inPieces(pieces: readonly (Uint8Array | string)[], head?: Head): FaultScript {
  return async (exchange) => {
    await exchange.head(head);
    for (const piece of pieces) await exchange.send(piece);
    await exchange.end();
  };
}
