/** Lines of a document in; what can be done there with a finding out, beside the problem that mirrors it. */
import * as vscode from 'vscode';
import type { Disposable } from '../util/disposableStore.ts';
import { possibleFix } from './possibleFix.ts';
import type { Problems } from './problems.ts';
import type { FindingRef } from './reviewSource.ts';
import { titleOf } from '../review/severityWord.ts';
import type { ShownFinding } from './shownFindings.ts';
import type { ShownInDocuments } from './shownInDocuments.ts';
import { wholeLines } from './wholeLines.ts';

export function registerCodeActions(shown: ShownInDocuments, problems: Problems): Disposable {
  const kinds = { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] };
  return vscode.languages.registerCodeActionsProvider('*', createCodeActions(shown, problems), kinds);
}

export function createCodeActions(shown: ShownInDocuments, problems: Problems) {
  return {
    provideCodeActions: ({ uri }: vscode.TextDocument, range: vscode.Range): vscode.CodeAction[] =>
      shown
        .at(uri.toString())
        .filter(({ place }) => wholeLines(place).intersection(range) !== undefined)
        .flatMap((finding) => actionsFor(finding, problems.diagnosticOf(finding))),
  };
}

/** None where Problems does not show it: its reader does not want findings among those of the compilers. */
function actionsFor(shown: ShownFinding, diagnostic: vscode.Diagnostic | undefined): vscode.CodeAction[] {
  if (!diagnostic) return [];
  const fix = possibleFix(shown);
  const { reviewId, findingId } = shown;
  const action = (title: string, command: string) => {
    const quickFix = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    quickFix.diagnostics = [diagnostic];
    quickFix.command = { title, command, arguments: [{ reviewId, findingId } satisfies FindingRef] };
    return quickFix;
  };
  const name = titleOf(shown.finding, vscode.l10n);
  const actions: vscode.CodeAction[] = [];
  if (fix === 'apply') actions.push(action(vscode.l10n.t('Apply: {0}', name), 'secondLook.apply'));
  if (fix !== 'none') actions.push(action(vscode.l10n.t('Preview: {0}', name), 'secondLook.preview'));
  actions.push(action(vscode.l10n.t('Discard: {0}', name), 'secondLook.discard'));
  return actions;
}
