/** VS Code's SecretStorage in; one that keeps in memory what it cannot keep out: never on disk, and the user is told. */
import type * as vscode from 'vscode';
import { sanitize } from './completion/sanitize.ts';

export interface KeyStoragePorts {
  readonly secrets: Pick<vscode.SecretStorage, 'get' | 'store' | 'delete' | 'onDidChange'>;
  readonly l10n: Pick<typeof vscode.l10n, 't'>;
  readonly log: Pick<vscode.LogOutputChannel, 'warn'>;
  readonly warn: (sentence: string) => void;
}

export class KeyStorage implements Pick<vscode.SecretStorage, 'get' | 'store' | 'delete'> {
  readonly #ports: KeyStoragePorts;
  readonly #subscription: vscode.Disposable;
  /** Newer than what the secret storage may still hold. */
  readonly #inMemory = new Map<string, string>();
  #isTold = false;

  constructor(ports: KeyStoragePorts) {
    this.#ports = ports;
    // Another window could store what this one could not: that key is the newer one.
    this.#subscription = ports.secrets.onDidChange(({ key: name }) => this.#inMemory.delete(name));
  }

  async get(name: string): Promise<string | undefined> {
    const key = this.#inMemory.get(name);
    if (key !== undefined) return key;
    try {
      return await this.#ports.secrets.get(name);
    } catch (error) {
      this.#tell(error);
      return undefined;
    }
  }

  async store(name: string, key: string): Promise<void> {
    try {
      await this.#ports.secrets.store(name, key);
      this.#inMemory.delete(name);
    } catch (error) {
      this.#inMemory.set(name, key);
      this.#tell(error, key);
    }
  }

  /** @throws Error with a sentence for the user where the secret storage may still hold the key. */
  async delete(name: string): Promise<void> {
    this.#inMemory.delete(name);
    try {
      await this.#ports.secrets.delete(name);
    } catch (cause) {
      const sentence = this.#ports.l10n.t(
        'The secret storage of VS Code could not delete the API key. Check that the keyring of the system is unlocked, and try again.',
      );
      throw new Error(sentence, { cause });
    }
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#inMemory.clear();
  }

  #tell(error: unknown, key = ''): void {
    const { log, warn, l10n } = this.#ports;
    const reason = error instanceof Error ? error.message : String(error);
    log.warn(`SecretStorage: ${sanitize(reason, key === '' ? [] : [key])}`);
    if (this.#isTold) return;
    this.#isTold = true;
    warn(
      l10n.t(
        'VS Code cannot use its secret storage: the keyring of the system may be missing or locked. API keys stay in memory until this window closes, and one that was stored before has to be set again.',
      ),
    );
  }
}
