/** A command or a wish of the panel in, the flow started out: the only place that starts work. */
import * as vscode from 'vscode';
import { askHowToGoOn } from './askHowToGoOn.ts';
import { collectActiveFile, collectSelection, collectSelectionOrFile } from './collect/activeEditor.ts';
import { collectAgain } from './collectAgain.ts';
import { collectFile } from './collect/file.ts';
import type { LastEditor } from './collect/lastEditor.ts';
import { commandIds, type CommandId } from './commandIds.ts';
import { clearApiKey, setApiKey } from './connect/apiKey.ts';
import { connect, selectModel } from './connect/connect.ts';
import { confirmOrigin } from './connect/consent.ts';
import { testConnection } from './connect/testConnection.ts';
import type { FindingPlaces } from './editor/findingPlaces.ts';
import { focusCode, revealTarget } from './editor/reveal.ts';
import type { Threads } from './editor/threads.ts';
import { findingCommands } from './findingCommands.ts';
import type { FindingActions } from './findingActions.ts';
import { guarded } from './guarded.ts';
import { inform, warn } from './notify/message.ts';
import { openLink } from './openLink.ts';
import type { KeptHistory } from './keepHistory.ts';
import type { Panel, PanelIntent } from './panel/panel.ts';
import { permit, refuseKeptBack, type Permitted } from './permit.ts';
import { predecessorOf } from './predecessor.ts';
import { canResume, isRunning } from './review/phase.ts';
import type { ReviewTarget } from './review/target.ts';
import { reviewCommands } from './reviewCommands.ts';
import type { SentRequests } from './sentRequests.ts';
import type { ReviewSettings } from './session/reviewSettings.ts';
import type { Review, Reviews } from './session/reviews.ts';
import type { Settings } from './settings.ts';
import { assertNever } from './util/assertNever.ts';
import { DisposableStore, type Disposable } from './util/disposableStore.ts';

export interface CommandsOptions {
  readonly settings: Settings;
  readonly reviews: Reviews;
  readonly panel: Panel;
  readonly log: vscode.LogOutputChannel;
  readonly history: KeptHistory;
  readonly lastEditor: LastEditor;
  readonly places: FindingPlaces;
  readonly actions: FindingActions;
  readonly threads: Threads;
  readonly sent: SentRequests;
}

const { l10n } = vscode;

export function registerCommands(options: CommandsOptions): Disposable {
  const { settings, reviews, panel, log, lastEditor, places } = options;
  const store = new DisposableStore();
  const whole = store.add(reviewCommands(options));
  const findings = findingCommands({ ...options, shownReview: () => panel.shown });

  async function start(collect: () => Promise<ReviewTarget>, isWanted = () => true): Promise<void> {
    const target = await collect();
    // Whoever may not have this file sent need not be asked for a server first.
    await refuseKeptBack(target, settings);
    const configured = await readOrConnect();
    const permitted = configured && (await permit(target, configured, settings));
    if (permitted && isWanted()) await begin(permitted, predecessorOf(target, reviews, places));
  }

  /** What it takes the place of stays in the history. */
  async function begin({ target, configured }: Permitted, before: Review | undefined): Promise<void> {
    await noteFirstUse(configured);
    panel.show(reviews.start(target, configured).id);
    if (before) reviews.close(before.id);
  }

  async function reviewFiles(uri: unknown, selected: unknown): Promise<void> {
    const uris = Array.isArray(selected) && selected.length > 0 ? selected : [uri];
    const files = uris.filter((candidate) => candidate instanceof vscode.Uri);
    if (files.length === 0) return start(() => collectActiveFile(lastEditor.current));
    if (!(await readOrConnect())) return;
    const targets = files.map((file) => collectFile(file));
    // Whoever stops all reviews, or closes the panel, means those too whose turn has not come.
    const { stops } = reviews;
    const isWanted = () => reviews.stops === stops;
    // One that cannot be read is told in its turn, and keeps none of the others.
    for (const target of targets) target.catch(() => undefined);
    for (const target of targets) {
      if (isWanted()) await guarded(() => start(() => target, isWanted), log);
    }
    if (!isWanted()) void inform(l10n.t('All reviews were stopped, and with them the files whose turn had not come.'));
  }

  /** Undefined where nothing is set up yet and the user left the question. */
  async function readOrConnect(): Promise<ReviewSettings | undefined> {
    let current = await settings.read();
    if (current.endpoint.baseUrl === '' || current.model === '') {
      const answered = current.endpoint.baseUrl === '' ? await connect(settings) : await selectModel(settings);
      if (!answered) return undefined;
      current = await settings.read();
    }
    const { baseUrl } = current.endpoint;
    if (!(await confirmOrigin(baseUrl, settings))) return undefined;
    // Where no question was asked, the run itself says what is sent.
    return { ...current, isFirstUse: current.isFirstUse && !settings.origins.isConfirmed(new URL(baseUrl)) };
  }

  /** To be called when the run that says what is sent begins: the next one need not say it again. */
  async function noteFirstUse({ isFirstUse, endpoint }: ReviewSettings): Promise<void> {
    if (isFirstUse) await settings.origins.confirm(new URL(endpoint.baseUrl));
  }

  function stop(reviewId?: string): void {
    const id = reviewId ?? runningReview()?.id;
    if (id === undefined || !reviews.stop(id)) void inform(l10n.t('No review is running.'));
  }

  async function retry(reviewId?: string): Promise<void> {
    const review = reviews.get(reviewId ?? panel.shown ?? '');
    if (!review) {
      const sentence = l10n.t('There is no review to run again. Start one with Review Selection or Review File.');
      void inform(sentence);
      return;
    }
    // Whoever has mended what was found wants the mended code read.
    const target = collectAgain(review, places) ?? review.target;
    await runNext(review, target, (configured) => reviews.retry(review.id, configured));
  }

  async function resume(reviewId?: string): Promise<void> {
    const review = reviewId === undefined ? resumableReview() : reviews.get(reviewId);
    if (!review?.state || !(running(review) || canResume(review.state))) {
      const sentence = l10n.t('There is no incomplete answer to go on with. Review Again starts from the beginning.');
      void inform(sentence);
      return;
    }
    await runNext(review, review.target, (configured) => reviews.resume(review.id, configured));
  }

  /** `again` opens the next run of the review; where other code is to be sent, another review takes its place. */
  async function runNext(
    review: Review,
    target: ReviewTarget,
    again: (configured: ReviewSettings) => unknown,
  ): Promise<void> {
    if (running(review)) {
      void inform(l10n.t('This review is still running. Stop it to run it again.'));
      return;
    }
    const configured = await readOrConnect();
    const permitted = configured && (await permit(target, configured, settings));
    if (!permitted) return;
    if (permitted.target !== review.target) {
      return begin(permitted, review);
    }
    await noteFirstUse(permitted.configured);
    panel.show(review.id);
    again(permitted.configured);
  }

  /** The review in the panel if it runs, else the newest that does. */
  function runningReview(): Review | undefined {
    const inPanel = reviews.get(panel.shown ?? '');
    return inPanel && running(inPanel) ? inPanel : reviews.all.findLast(running);
  }

  /** The review in the panel if it has an incomplete answer, else the newest that does. */
  function resumableReview(): Review | undefined {
    const inPanel = reviews.get(panel.shown ?? '');
    return inPanel && resumable(inPanel) ? inPanel : reviews.all.findLast(resumable);
  }

  const handlers: Record<CommandId, (...args: unknown[]) => unknown> = {
    'secondLook.review': () => start(() => collectSelectionOrFile(lastEditor.current)),
    'secondLook.reviewSelection': () => start(() => collectSelection(lastEditor.current)),
    'secondLook.reviewFile': reviewFiles,
    'secondLook.stop': () => {
      stop();
    },
    'secondLook.retry': () => retry(),
    'secondLook.resume': () => resume(),
    ...findings.handlers,
    ...whole.handlers,
    'secondLook.connect': () => connect(settings),
    'secondLook.setApiKey': () => setApiKey(settings),
    'secondLook.clearApiKey': () => clearApiKey(settings),
    'secondLook.selectModel': () => selectModel(settings),
    'secondLook.testConnection': () => testConnection(settings),
    'secondLook.openPanel': () => {
      panel.show();
    },
    'secondLook.showLog': () => {
      log.show();
    },
  };

  async function fulfil(intent: PanelIntent): Promise<void> {
    switch (intent.type) {
      case 'stop':
        stop(intent.reviewId);
        return;
      case 'retry':
        return retry(intent.reviewId);
      case 'resume':
        return resume(intent.reviewId);
      case 'close':
        await whole.handlers['secondLook.closeReview'](intent);
        return;
      // What comes too late for any of these does nothing.
      case 'startNow':
        reviews.startNow(intent.reviewId);
        return;
      case 'retryNow':
      case 'resumeNow':
        reviews.goOnNow(intent.reviewId);
        return;
      case 'keepWaiting':
        reviews.keepWaiting(intent.reviewId);
        return;
      case 'reveal': {
        const review = reviews.get(intent.reviewId);
        if (!review) return;
        await revealTarget(review.target, { line: intent.line, viewColumn: lastEditor.current?.viewColumn });
        return;
      }
      case 'applyAll':
      case 'discardAll':
      case 'revealFinding':
      case 'apply':
      case 'preview':
      case 'discard':
      case 'reopen':
      case 'copyFinding':
        return findings.fulfil(intent);
      case 'undo':
        await findings.fulfil(intent);
        // The editor had to have the focus for it, and the key was pressed in the panel.
        panel.focus();
        return;
      case 'focusCode':
        return focusCode(lastEditor.current);
      case 'openLink':
        return openLink(intent.url);
      case 'openSettings':
        await vscode.commands.executeCommand('workbench.action.openSettings', '@ext:second-look.second-look');
        return;
      case 'reviewActive':
        return start(() => collectSelectionOrFile(lastEditor.current));
      case 'connect':
      case 'setApiKey':
      case 'selectModel':
      case 'testConnection':
      case 'showLog':
      case 'stopAll':
        await handlers[`secondLook.${intent.type}`]();
        return;
      default:
        assertNever(intent);
    }
  }

  for (const id of commandIds) {
    const handler = (...args: unknown[]) => guarded(() => handlers[id](...args), log);
    store.add(vscode.commands.registerCommand(id, handler));
  }
  store.add(panel.onIntent((intent) => void guarded(() => fulfil(intent), log)));
  store.add(
    askHowToGoOn(reviews, {
      l10n,
      ask: warn,
      resume: (reviewId) => void guarded(() => resume(reviewId), log),
      retry: (reviewId) => void guarded(() => retry(reviewId), log),
    }),
  );
  // Whoever closes the panel has left; nobody reads what would still be paid for.
  store.add(
    panel.onClosed(() => {
      reviews.stopAll();
    }),
  );
  return store;
}

function running(review: Review): boolean {
  return review.state !== undefined && isRunning(review.state.phase);
}

function resumable(review: Review): boolean {
  return review.state !== undefined && canResume(review.state);
}
