/** What is about to be sent and the user's wish in; what may be sent out, or nothing. */
import { checkSecrets, type Outgoing, type SecretsFound } from './checkSecrets.ts';

/** `ask` puts the question each time. */
export type SecretPolicy = SecretAnswer | 'ask';
export type SecretAnswer = 'mask' | 'send' | 'cancel';

export interface SecretsContext {
  readonly policy: SecretPolicy;
  /** Values that are never sent in a text, whatever the answer: the key for the server itself. */
  readonly own: readonly string[];
  readonly ask: (found: SecretsFound) => Promise<SecretAnswer>;
}

/** The same object where nothing in it is to be masked; undefined where nothing may be sent. */
export async function permitSecrets(outgoing: Outgoing, context: SecretsContext): Promise<Outgoing | undefined> {
  const { policy, own, ask } = context;
  const found = await checkSecrets(outgoing, own);
  // Of one's own key there is nothing to ask: it has no business in a text. Nor of what is kept only, and never sent.
  const answer = found.count === 0 ? 'mask' : policy === 'ask' ? await ask(found) : policy;
  if (answer === 'cancel') return undefined;
  return answer === 'mask' ? found.masked : found.withoutOwn;
}
