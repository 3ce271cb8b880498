/** What came in one event in, the model that the server names in it out; empty where it names none. */
import { stringAt } from '../json.ts';
import type { ReplyItem } from '../reply.ts';

export function modelIn(items: readonly ReplyItem[]): string {
  for (const item of items) {
    const model = item.type === 'document' ? stringAt(item.value, 'model') : '';
    if (model !== '') return model;
  }
  return '';
}
