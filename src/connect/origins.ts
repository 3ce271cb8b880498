/** The servers that the user lets requests go to; a request to any other is refused before it is sent. */
import type * as vscode from 'vscode';
import { CompletionError } from '../completion/error.ts';
import { sentences } from '../completion/sentences.ts';
import { isLoopback } from '../outgoing/loopback.ts';

const memory = 'confirmedOrigins';

export class Origins {
  readonly #memento: Pick<vscode.Memento, 'get' | 'update'>;
  readonly #isLedElsewhere: () => boolean;

  /**
   * `memento` must be the user's own, such as `globalState`: nothing of a workspace decides where code goes.
   * `isLedElsewhere` says whether requests would take a way now that is not the user's own.
   */
  constructor(memento: Pick<vscode.Memento, 'get' | 'update'>, isLedElsewhere: () => boolean) {
    this.#memento = memento;
    this.#isLedElsewhere = isLedElsewhere;
  }

  /** Those that were confirmed, the newest last. */
  get confirmed(): readonly string[] {
    const kept: unknown = this.#memento.get(memory);
    return Array.isArray(kept) ? kept.filter((origin) => typeof origin === 'string') : [];
  }

  /** Whether requests may go there: to this machine, or to an origin that is to the letter one that was confirmed. */
  permits(url: URL): boolean {
    return isLoopback(url) || this.isConfirmed(url);
  }

  isConfirmed({ origin }: URL): boolean {
    return this.confirmed.includes(origin);
  }

  async confirm({ origin }: URL): Promise<void> {
    const others = this.confirmed.filter((one) => one !== origin);
    await this.#memento.update(memory, [...others, origin]);
  }

  /** `inner`, for those origins and the user's own way there only. @throws CompletionError `unconfigured` for all else. */
  guard(inner: typeof fetch): typeof fetch {
    return async (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input);
      if (!this.permits(url)) {
        throw new CompletionError('unconfigured', sentences.unconfirmed, { retryable: false });
      }
      if (this.#isLedElsewhere()) {
        throw new CompletionError('unconfigured', sentences.foreignProxy, { retryable: false });
      }
      return inner(input, init);
    };
  }
}
