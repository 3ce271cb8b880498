/** Chunks of a stream that say nothing, though servers send them or could. */
export const oddChunks: readonly (readonly [name: string, chunk: unknown])[] = [
  ['no choices', { choices: [] }],
  ['choices that are null', { choices: null }],
  ['choices that are words', { choices: 'words' }],
  ['choices that are none', { choices: [null, 7, 'words', []] }],
  ['a choice without a delta', { choices: [{ index: 0 }] }],
  ['a null delta', { choices: [{ index: 0, delta: null }] }],
  ['null content', { choices: [{ index: 0, delta: { content: null } }] }],
  ['a number as content', { choices: [{ index: 0, delta: { content: 7 } }] }],
  ['an object as content', { choices: [{ index: 0, delta: { content: { text: 'x' } } }] }],
  [
    'parts of content that are no text',
    { choices: [{ index: 0, delta: { content: [null, 7, { type: 'image' }, { type: 'text', text: 7 }] } }] },
  ],
  [
    'tool calls',
    { choices: [{ index: 0, delta: { tool_calls: [{ index: 0, function: { name: 'shell', arguments: '{"x":' } }] } }] },
  ],
  ['another choice', { choices: [{ index: 1, delta: { content: 'other choice' } }] }],
  ['another choice that ends', { choices: [{ index: 1, delta: {}, finish_reason: 'stop' }] }],
  ['a number as finish reason', { choices: [{ index: 0, delta: {}, finish_reason: 7 }] }],
  ['a ping', { type: 'ping' }],
  ['a sign of life', { type: 'keepalive' }],
  ['words as usage', { usage: 'many' }],
  ['half a token', { usage: { completion_tokens: 1.5 } }],
  [
    'usage that is no number',
    { choices: [], usage: { prompt_tokens: -1, completion_tokens: '7', total_tokens: null } },
  ],
  ['results of a filter', { prompt_filter_results: [{ prompt_index: 0 }] }],
  ['an empty error', { error: {}, choices: [] }],
  ['nothing', {}],
];
