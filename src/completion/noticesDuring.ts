/** Work that tells what it waits for in, those notices as events while it goes on, and its result out. */
import type { CompletionEvent, CompletionNotice } from './event.ts';

export type Tell = (notice: CompletionNotice) => void;

export async function* noticesDuring<T>(
  work: (tell: Tell) => Promise<T>,
): AsyncGenerator<CompletionEvent, T, undefined> {
  const told: CompletionNotice[] = [];
  let wake: () => void = () => undefined;
  const result = work((notice) => {
    told.push(notice);
    wake();
  });
  const over = () => 'over' as const;
  const end = result.then(over, over);
  for (;;) {
    for (let notice = told.shift(); notice !== undefined; notice = told.shift()) yield { type: 'notice', notice };
    const more = new Promise<void>((resolve) => {
      wake = resolve;
    });
    if ((await Promise.race([end, more])) === 'over' && told.length === 0) return result;
  }
}
