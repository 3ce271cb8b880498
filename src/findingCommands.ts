/** Commands and the panel's wishes about findings in, with whatever VS Code passes to them; the actions started out. */
import * as v from 'valibot';
import * as vscode from 'vscode';
import type { CommandId } from './commandIds.ts';
import type { FindingRef } from './editor/reviewSource.ts';
import type { Threads } from './editor/threads.ts';
import type { FindingActions } from './findingActions.ts';
import { inform } from './notify/message.ts';
import type { PanelIntent } from './panel/panel.ts';
import type { AllFindingsIntent, FindingIntent } from './protocol/messages.ts';
import { assertNever } from './util/assertNever.ts';

export type FindingCommand = Extract<
  CommandId,
  `secondLook.${'apply' | 'applyAndNext' | 'applyAll' | 'applyPreviewed' | 'preview' | 'discard' | 'discardAndNext' | 'discardAll' | 'nextFinding' | 'previousFinding' | 'copyFinding'}`
>;

export interface FindingCommandsOptions {
  readonly actions: FindingActions;
  /** Know the finding of a comment or of its thread, which is what VS Code passes to the commands in their menus. */
  readonly threads: Pick<Threads, 'refOf'>;
  /** The review that the panel shows. */
  readonly shownReview: () => string | undefined;
}

const { l10n } = vscode;
const reference = v.object({ reviewId: v.string(), findingId: v.string() });

export function findingCommands({ actions, threads, shownReview }: FindingCommandsOptions) {
  const named = (argument: unknown): FindingRef | undefined => {
    const result = v.safeParse(reference, argument);
    return result.success ? result.output : threads.refOf(argument);
  };

  const withFinding = (act: (ref: FindingRef) => unknown) => (argument: unknown) => {
    const ref = named(argument) ?? actions.current;
    if (ref) return act(ref);
    void inform(l10n.t('No finding is here. Put the cursor on one, or go to the next finding.'));
  };

  const withReview = (act: (reviewId: string) => unknown) => (argument: unknown) => {
    const reviewId = (named(argument) ?? actions.current)?.reviewId ?? actions.reviewHere ?? shownReview();
    if (reviewId !== undefined) return act(reviewId);
    void inform(l10n.t('There is no review. Start one with Review Selection or Review File.'));
  };

  const handlers: Record<FindingCommand, (argument: unknown) => unknown> = {
    'secondLook.apply': withFinding((ref) => actions.apply(ref)),
    'secondLook.applyAndNext': withFinding((ref) => actions.applyAndNext(ref)),
    'secondLook.applyAll': withReview((id) => actions.applyAll(id)),
    'secondLook.applyPreviewed': () => withFinding((ref) => actions.apply(ref, true))(undefined),
    'secondLook.preview': withFinding((ref) => actions.preview(ref)),
    'secondLook.discard': withFinding((ref) => {
      actions.discard(ref);
    }),
    'secondLook.discardAndNext': withFinding((ref) => actions.discardAndNext(ref)),
    'secondLook.discardAll': withReview((id) => {
      actions.discardAll(id);
    }),
    'secondLook.nextFinding': () => actions.walk(1),
    'secondLook.previousFinding': () => actions.walk(-1),
    'secondLook.copyFinding': withFinding((ref) => actions.copy(ref)),
  };

  const fulfil = async (
    intent: Extract<PanelIntent, { type: FindingIntent | AllFindingsIntent | 'undo' }>,
  ): Promise<void> => {
    switch (intent.type) {
      case 'applyAll':
        return actions.applyAll(intent.reviewId);
      case 'discardAll':
        actions.discardAll(intent.reviewId);
        return;
      case 'apply':
        await actions.apply(intent);
        return;
      case 'preview':
        return actions.preview(intent);
      case 'discard':
        actions.discard(intent);
        return;
      case 'undo':
        return actions.undo(intent);
      case 'reopen':
        actions.reopen(intent);
        return;
      case 'copyFinding':
        return actions.copy(intent);
      case 'revealFinding':
        return actions.reveal(intent);
      default:
        assertNever(intent);
    }
  };

  return { handlers, fulfil };
}
