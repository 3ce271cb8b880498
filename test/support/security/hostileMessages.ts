/** What a page that has been taken over might post to the extension host, by what is wrong with it. */
import { allFindingsIntents, findingIntents, plainIntents, reviewIntents } from '../../../src/protocol/messages.ts';

const commands = ['workbench.action.terminal.new', 'workbench.action.quit', 'secondLook.clearHistory', 'vscode.open'];
const prototypes = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];

function nested(depth: number): unknown {
  return depth === 0 ? 'deep' : { type: 'ready', inner: nested(depth - 1) };
}

/** None of them is in the protocol. */
export const foreignMessages: readonly unknown[] = [
  ...[null, 7, '', 'ready', true, [], [{ type: 'ready' }], {}, { type: null }, { type: ['ready'] }],
  ...[...commands, ...prototypes].flatMap((name) => [
    { type: name },
    { type: name, command: name, arguments: [] },
    { command: name },
    { type: 'ready', command: name },
    { type: 'ready', [name]: 1 },
  ]),
  ...['onmessage', 'did-click-link', 'execCommand', 'do-update-state'].map((type) => ({ type, data: 'x' })),
  ...plainIntents.map((type) => ({ type, reviewId: 'x' })),
  ...[...reviewIntents, ...allFindingsIntents].flatMap((type) => [
    { type },
    { type, reviewId: 1 },
    { type, reviewId: ['x'] },
    { type, reviewId: 'x'.repeat(65) },
    { type, reviewId: 'x', force: true },
  ]),
  ...findingIntents.flatMap((type) => [
    { type, reviewId: 'x' },
    { type, reviewId: 'x', findingId: { id: '1.0' } },
    { type, reviewId: 'x', findingId: 'x'.repeat(33) },
    { type, reviewId: 'x', findingId: '1.0', text: 'rm -rf' },
  ]),
  ...[-1, 0.5, '1', null, [1], 2 ** 60].map((id) => ({ type: 'ack', id })),
  ...[-1, 0.5, '1', null].map((line) => ({ type: 'reveal', reviewId: 'x', line })),
  ...[7, null, ['https://example.com'], { href: 'https://example.com' }, 'x'.repeat(8193)].map((url) => ({
    type: 'openLink',
    url,
  })),
  { type: 'openLink' },
  { type: 'ready', more: nested(200) },
  { type: 'batch', id: 1, news: [], slices: [] },
];

/** In the protocol, but about a review that is not there. */
export const strangeMessages: readonly unknown[] = ['another-session', ...prototypes].flatMap((reviewId) => [
  ...[...reviewIntents, ...allFindingsIntents, 'select', 'reveal'].map((type) => ({ type, reviewId })),
  ...[...findingIntents, 'undo'].map((type) => ({ type, reviewId, findingId: '1.0' })),
]);
