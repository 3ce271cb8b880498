/** What is marked in the documents in; the same in the Problems view out, for those who have turned that on. */
import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../util/disposableStore.ts';
import { plainParagraph } from './plainParagraph.ts';
import { titleOf } from '../review/severityWord.ts';
import type { ShownFinding } from './shownFindings.ts';
import type { ShownInDocuments } from './shownInDocuments.ts';
import { wholeLines } from './wholeLines.ts';

export class Problems implements Disposable {
  readonly #shown: ShownInDocuments;
  readonly #enabled: () => boolean;
  readonly #collection = vscode.languages.createDiagnosticCollection('Second Look');
  readonly #subscriptions = new DisposableStore();
  readonly #diagnostics = new WeakMap<ShownFinding, vscode.Diagnostic>();

  constructor(shown: ShownInDocuments, enabled: () => boolean) {
    this.#shown = shown;
    this.#enabled = enabled;
    this.refresh();
    this.#subscriptions.add(
      shown.onChanged((uri) => {
        if (this.#enabled()) this.#mirror(uri);
      }),
    );
  }

  /** The user has turned it on or off. */
  refresh(): void {
    this.#collection.clear();
    if (!this.#enabled()) return;
    for (const uri of this.#shown.uris) this.#mirror(uri);
  }

  /** The finding as Problems has it; undefined where it is turned off. */
  diagnosticOf(shown: ShownFinding): vscode.Diagnostic | undefined {
    if (!this.#enabled()) return undefined;
    const known = this.#diagnostics.get(shown);
    if (known) return known;
    const diagnostic = diagnosticOf(shown);
    this.#diagnostics.set(shown, diagnostic);
    return diagnostic;
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#collection.dispose();
  }

  #mirror(uri: string): void {
    const diagnostics = this.#shown.at(uri).flatMap((shown) => this.diagnosticOf(shown) ?? []);
    this.#collection.set(vscode.Uri.parse(uri), diagnostics);
  }
}

function diagnosticOf({ finding, place }: ShownFinding): vscode.Diagnostic {
  const { severity, body } = finding;
  const message = [titleOf(finding, vscode.l10n), plainParagraph(body)].filter((part) => part !== '').join('\n');
  const { Warning, Information } = vscode.DiagnosticSeverity;
  const isGrave = severity === 'critical' || severity === 'warning';
  const diagnostic = new vscode.Diagnostic(wholeLines(place), message, isGrave ? Warning : Information);
  diagnostic.source = vscode.l10n.t('Second Look');
  return diagnostic;
}
