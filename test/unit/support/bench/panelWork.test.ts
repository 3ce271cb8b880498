import assert from 'node:assert/strict';
import { workByMessage } from '../../../support/bench/panelWork.ts';
import type { TraceEvent } from '../../../support/bench/trace.ts';

const own = { data: { frame: 'panel' } };
const event = (name: string, ts: number, more: Partial<TraceEvent> = {}): TraceEvent => ({
  name,
  ph: 'X',
  pid: 1,
  tid: 1,
  ts,
  args: own,
  ...more,
});
const message = (ts: number) => event('second-look-message', ts, { ph: 'I', args: {} });

describe('the work of the panel', () => {
  it('belongs to the message before it, each once, and only that of its own page', () => {
    const work = workByMessage(
      [
        message(0),
        event('FunctionCall', 10, { dur: 5000, tdur: 4000 }),
        event('Layout', 100, { dur: 1000, tdur: 1000, args: { beginData: { frame: 'panel' } } }),
        event('Layout', 6000, { dur: 1000, tdur: 500, args: { beginData: { frame: 'workbench' } } }),
        event('Paint', 8000, { dur: 500, tdur: 250 }),
        message(9000),
        message(10_000),
        event('FunctionCall', 10_001, { dur: 1000, tdur: 1000 }),
      ],
      'panel',
    );
    assert.deepEqual(work, [4.25, 0, 1]);
  });
});
