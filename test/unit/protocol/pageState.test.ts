import assert from 'node:assert/strict';
import { parsePageState, type PageState } from '../../../src/protocol/pageState.ts';

const whole: PageState = {
  chosen: '2',
  places: { '1 2': { block: 7, top: -12.5, pinned: false }, '3 1': { top: 0, pinned: true } },
  filters: { '2': { severities: ['warning'], words: 'refund', isOpen: true } },
  reasoning: ['1 2'],
};
const nothing: PageState = { chosen: '', places: {}, filters: {}, reasoning: [] };

describe('page state', () => {
  it('is read as it was written', () => {
    assert.deepEqual(parsePageState(JSON.parse(JSON.stringify(whole))), whole);
  });

  it('is empty where there is none', () => {
    for (const state of [undefined, null, 7, 'state', []]) assert.deepEqual(parsePageState(state), nothing);
    assert.deepEqual(parsePageState({}), nothing);
  });

  it('loses a part that cannot be read, and nothing else', () => {
    const spoilt: Readonly<Record<keyof PageState, readonly unknown[]>> = {
      chosen: [7, null],
      places: [
        'x',
        { a: {} },
        { a: { top: 1 } },
        { a: { block: -1, top: 1, pinned: true } },
        { a: { top: 1, pinned: 1 } },
      ],
      filters: [[], { a: { severities: ['terrible'], words: '', isOpen: true } }, { a: { severities: [], words: 3 } }],
      reasoning: ['x', [1], {}],
    };
    for (const [part, values] of Object.entries(spoilt)) {
      for (const value of values) {
        const read = parsePageState({ ...whole, [part]: value });
        assert.deepEqual(
          read,
          { ...whole, [part]: nothing[part as keyof PageState] },
          `${part}: ${JSON.stringify(value)}`,
        );
      }
    }
  });
});
