/** Pieces of an answer → the batches in which the panel would get them: at least so many characters in each. */

export function batchesOf(tokens: readonly string[], characters: number): readonly string[] {
  const batches: string[] = [];
  let batch = '';
  for (const token of tokens) {
    batch += token;
    if (batch.length < characters) continue;
    batches.push(batch);
    batch = '';
  }
  return batch === '' ? batches : [...batches, batch];
}
