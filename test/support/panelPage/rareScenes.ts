/** What the panel has to show less often: each kind of failure, answers of all sorts of Markdown, odd ends. */
import type { PanelNews, ToPanel } from '../../../src/protocol/messages.ts';
import type { ErrorKind } from '../../../src/util/errorKind.ts';
import { finished, hello, notice, reviewScript, started, text } from './reviewScript.ts';
import { sampleReview, sampleRun } from './sampleReview.ts';

const richAnswer = `## What was looked at

- [x] the rounding
- [ ] the [discussion](https://example.com/money) of it
  - with a nested item

1. First, \`load_user_by_id\`

   \`\`\`ts
   // A comment, and a "string" with a number 42.
   export class Cart<T> { readonly total = Math.round(41.5); isOpen = true; }
   \`\`\`

2. Second.

   | place | what stands there now | what should stand there instead | why that would be the better choice |
   |---|---|---|---|
   | \`cart.ts\` | \`total\` | \`totalBeforeTax\` | it says which |

> A quotation with **bold** and *slanted* and ~~taken back~~ words.

| name | says | better |
|:---|:---:|---:|
| \`d\` | nothing at all, at some length | \`discount\` |
| \`tmp2\` | it is the second one | \`totalBeforeTax\` |

\`\`\`diff
- total -= refund;
+ total = cart.total;
\`\`\`

---

### A heading that skips nothing

<b>Markup</b> stays text, and so does ![an image](https://example.com/a.png).

\`\`\`python
def total(items: list[Item], *, rate: float = 0.25) -> float:  # a comment that is so long that the box has to scroll
    """Adds up."""
    return sum(item.price for item in items if item.price is not None and item.price > 10) * (100 + rate)
\`\`\`
`;

function failed(kind: ErrorKind): readonly (PanelNews | ToPanel)[] {
  const message = `What happened, said as ${kind}. What to do about it comes next.`;
  return [
    reviewScript('1', { begunAgo: 900, apart: 300 }).batch(
      started(),
      { type: 'error', kind, message, detail: `{"error":{"code":"${kind}"}}`, retryable: true, resumable: false },
      { type: 'ended', outcome: 'failed' },
    ),
  ];
}

/** One for each set of buttons. */
const kinds = ['unconfigured', 'auth', 'network', 'tooLarge', 'badRequest'] as const;

const failures = Object.fromEntries(kinds.map((kind) => [`failed (${kind})`, () => failed(kind)]));

export const rareScenes: Readonly<Record<string, () => readonly (PanelNews | ToPanel)[]>> = {
  ...failures,
  reasoning: () => [
    reviewScript('1', { begunAgo: 4000 }).batch(started(), { type: 'reasoning', text: 'Let me look at the refund.' }),
  ],
  rich: () => [reviewScript('1').batch(started(), ...sampleRun(richAnswer, true), finished)],
  'nothing found': () => [reviewScript('1').batch(started(), text('I looked, and all is well.\n'), finished)],
  'finished empty': () => [reviewScript('1').batch(started(), finished)],
  'stopped at once': () => [reviewScript('1').batch(started(), { type: 'ended', outcome: 'cancelled' })],
  filtered: () => [
    reviewScript('1').batch(started(), ...sampleRun(sampleReview.slice(0, 900)), {
      type: 'ended',
      outcome: 'truncated',
      cause: 'contentFilter',
    }),
  ],
  noticed: () => [
    reviewScript('1').batch(
      started(),
      notice({ kind: 'adjusted', detail: 'max_tokens → max_completion_tokens' }),
      notice({ kind: 'unstreamed' }),
      ...sampleRun(sampleReview, true),
      finished,
    ),
  ],
  'without a document': () => [
    reviewScript('1').batch(started({ uri: '', label: 'Pasted code' }), ...sampleRun(sampleReview, true), finished),
  ],
  'translated into longer words': () => [
    { ...hello, strings: { Apply: 'Diesen Vorschlag übernehmen', Discard: 'Diesen Befund verwerfen' } },
    reviewScript('1').batch(started(), ...sampleRun(sampleReview, true), finished),
  ],
};
