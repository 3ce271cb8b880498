/** A review as a model writes one: prose, findings, a quote, a suggestion, a list, a table. */
export const sampleReview = `The rounding is right, but a refund can be applied twice and one branch never awaits. Most of \`applyRefund\` reads well; \
the two findings below are worth fixing before this ships, the third is a matter of taste.

### critical · L18–21 · Refund is applied twice

> total -= refund

\`applyRefund\` already subtracts the refund from \`cart.total\`, so this line takes it off a second time whenever \
\`load_user_by_id\` returns a *known* customer. With a refund of 20.00 the customer is given 40.00.

\`\`\`suggestion
if (!refundApplied) {
  total -= refund;
}
\`\`\`

### warning · L33 · Promise is not awaited

\`\`\`ts
export async function checkout(cart: Cart, user: User | undefined, options: CheckoutOptions = defaultCheckoutOptions): Promise<Receipt> {
  save(cart); // the promise is dropped
}
\`\`\`

\`save()\` returns a \`Promise<Receipt>\` that nobody awaits, so:

1. an error in it is lost,
2. the receipt may be printed before the cart is stored, and
   - a retry then charges the card again;
   - the log says nothing.
3. \`Map<string, Vec<T>>\` stays as it is.

### info · L40 · Names

| name | says | better |
|---|---|---|
| \`d\` | nothing | \`discount\` |
| \`tmp2\` | it is the second one | \`totalBeforeTax\` |

Nothing else stood out. See [the discussion of floating point money](https://example.com/money) for why \`Math.round\` is safe here.
`;
