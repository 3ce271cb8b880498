/** An answer in, what it holds of code out: its blocks, suggestions among them, and what stands between backquotes. */
import { createFenceReader, type Fence } from './fences.ts';

export function answerCode(answer: string): string {
  const fences = createFenceReader();
  const blocks = new Set<Fence>();
  const spans: string[] = [];
  for (const line of answer.split(/\r\n?|\n/)) {
    const fence = fences.take(line);
    if (fence) blocks.add(fence);
    else spans.push(...Array.from(line.matchAll(/(`+)(?!`)(.+?)\1(?!`)/g), ([, , code = '']) => code));
  }
  return [...spans, ...Array.from(blocks, ({ lines }) => lines.join('\n'))].join('\n');
}
