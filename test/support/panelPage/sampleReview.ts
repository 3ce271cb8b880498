/** A review as a model writes one: prose, findings, quotes, suggestions, a list, a table; and its log as a session writes it. */
import type { ReviewEventBody } from '../../../src/review/event.ts';
import type { ReviewTarget } from '../../../src/review/target.ts';
import { createAnswerFindings } from '../../../src/session/answerFindings.ts';
import { sampleTarget, text } from './reviewScript.ts';

export const sampleReview = `The rounding is right, but a refund can be applied twice and one branch never awaits. Most of \`applyRefund\` reads well; \
the two findings below are worth fixing before this ships, the third is a matter of taste.

### critical · L18–19 · Refund is applied twice

\`\`\`ts
  cart.total -= refund;
  total -= refund;
\`\`\`

\`applyRefund\` already subtracts the refund from \`cart.total\`, so this line takes it off a second time whenever \
\`load_user_by_id\` returns a *known* customer. With a refund of 20.00 the customer is given 40.00.

\`\`\`suggestion
  cart.total -= refund;
  total = cart.total;
\`\`\`

### warning · L32–33 · Promise is not awaited

\`\`\`ts
export async function checkout(cart: Cart, user: User | undefined, options: CheckoutOptions = defaultCheckoutOptions): Promise<Receipt> {
  save(cart);
\`\`\`

\`save()\` returns a \`Promise<Receipt>\` that nobody awaits, so:

1. an error in it is lost,
2. the receipt may be printed before the cart is stored, and
   - a retry then charges the card again;
   - the log says nothing.
3. \`Map<string, Vec<T>>\` stays as it is.

\`\`\`suggestion
export async function checkout(cart: Cart, user: User | undefined, options: CheckoutOptions = defaultCheckoutOptions): Promise<Receipt> {
  await save(cart);
\`\`\`

### info · L40 · Names

| name | says | better |
|---|---|---|
| \`d\` | nothing | \`discount\` |
| \`tmp2\` | it is the second one | \`totalBeforeTax\` |

## Overall

Nothing else stood out. See [the discussion of floating point money](https://example.com/money) for why \`Math.round\` is safe here.
`;

const code = `export function applyRefund(cart: Cart, refund: number): Money {
  const customer = load_user_by_id(cart.userId);
  let total = cart.total;
  if (customer === undefined) {
    return total;
  }
  cart.total -= refund;
  total -= refund;
  return round(total);
}

function tax(cart: Cart): Money {
  const d = cart.discount ?? 0;
  const tmp2 = cart.total - d;
  return round(tmp2 * rateOf(cart));
}




export async function checkout(cart: Cart, user: User | undefined, options: CheckoutOptions = defaultCheckoutOptions): Promise<Receipt> {
  save(cart);
  const receipt = await print(cart, user, options);
  return receipt;
}




// The rest is elsewhere.`;

/** The answer of one review, as far as it has come. */
export interface SampleAnswer {
  /** The log of its next words: the text, and what it says of some lines. */
  text(words: string): readonly ReviewEventBody[];
  /** What the end of the run closes; `isWhole` if the answer did not break off. */
  end(isWhole: boolean): readonly ReviewEventBody[];
}

/** `before`: what the runs before have logged; `answer` counts the answers of the review. */
export function sampleAnswer(before = '', answer = 1): SampleAnswer {
  const target: ReviewTarget = { ...sampleTarget, text: code };
  const findings = createAnswerFindings(target, answer, before);
  return {
    text: (words) => [text(words), ...findings.add(words)],
    end: (isWhole) => findings.end(isWhole),
  };
}

/** The log of these words as all that a run brought. */
export function sampleRun(words: string, isWhole = false): readonly ReviewEventBody[] {
  const answer = sampleAnswer();
  return [...answer.text(words), ...answer.end(isWhole)];
}
