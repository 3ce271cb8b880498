/** What is marked in the documents in; a comment thread at the lines of each finding out. */
import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../util/disposableStore.ts';
import { commentBody } from './commentBody.ts';
import { possibleFix } from './possibleFix.ts';
import type { FindingRef } from './reviewSource.ts';
import { severityWord } from '../review/severityWord.ts';
import type { ShownFinding } from './shownFindings.ts';
import type { ShownInDocuments } from './shownInDocuments.ts';
import { wholeLines } from './wholeLines.ts';

interface Entry {
  readonly thread: vscode.CommentThread;
  shown: ShownFinding;
}

export class Threads implements Disposable {
  readonly #shown: ShownInDocuments;
  readonly #controller: vscode.CommentController;
  readonly #subscriptions = new DisposableStore();
  /** By document, then by finding. */
  readonly #entries = new Map<string, Map<string, Entry>>();
  /** What VS Code gives to a command of a thread's or a comment's menu. */
  readonly #refs = new WeakMap<object, FindingRef>();
  #expanded: vscode.CommentThread | undefined;

  constructor(
    shown: ShownInDocuments,
    controller = vscode.comments.createCommentController('secondLook', vscode.l10n.t('Second Look')),
  ) {
    this.#shown = shown;
    this.#controller = controller;
    for (const uri of shown.uris) this.#update(uri);
    this.#subscriptions.add(shown.onChanged((uri) => this.#update(uri)));
  }

  /** The finding that a menu's command is about; undefined where it is called with anything else. */
  refOf(argument: unknown): FindingRef | undefined {
    return typeof argument === 'object' && argument !== null ? this.#refs.get(argument) : undefined;
  }

  /** Opens the finding's thread, and closes the one that was opened in this way before. */
  expand(ref: FindingRef): void {
    const uri = this.#shown.find(ref)?.uri ?? '';
    const thread = this.#entries.get(uri)?.get(keyOf(ref))?.thread;
    if (!thread) return;
    if (this.#expanded && this.#expanded !== thread) collapse(this.#expanded);
    thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
    this.#expanded = thread;
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#controller.dispose();
  }

  #update(uri: string): void {
    const entries = this.#entries.get(uri) ?? new Map<string, Entry>();
    const all = new Map(this.#shown.at(uri).map((shown) => [keyOf(shown), shown]));
    for (const [key, { thread }] of entries) {
      if (all.has(key)) continue;
      entries.delete(key);
      this.#forget(thread);
    }
    for (const [key, shown] of all) {
      const entry = entries.get(key);
      if (!entry) entries.set(key, { thread: this.#create(shown), shown });
      else if (entry.shown !== shown) this.#refresh(entry, shown);
    }
    if (entries.size === 0) this.#entries.delete(uri);
    else this.#entries.set(uri, entries);
  }

  #create(shown: ShownFinding): vscode.CommentThread {
    const comments = [this.#comment(shown)];
    const uri = vscode.Uri.parse(shown.uri);
    const thread = this.#controller.createCommentThread(uri, wholeLines(shown.place), comments);
    thread.canReply = false;
    thread.label = labelOf(shown);
    thread.contextValue = contextOf(shown);
    // An open one would push the code away that its reader is in.
    collapse(thread);
    this.#remember(thread, shown);
    return thread;
  }

  /** In place, so that a thread that is open stays so, and only what differs, since each of it is drawn again. */
  #refresh(entry: Entry, shown: ShownFinding): void {
    const { thread, shown: before } = entry;
    entry.shown = shown;
    const { place, finding } = shown;
    if (place.startLine !== before.place.startLine || place.endLine !== before.place.endLine) {
      thread.range = wholeLines(place);
    }
    if (finding === before.finding && place.state === before.place.state) return;
    thread.label = labelOf(shown);
    thread.contextValue = contextOf(shown);
    thread.comments = [this.#comment(shown)];
  }

  #comment(shown: ShownFinding): vscode.Comment {
    const { finding, languageId, place } = shown;
    const options = { isChanged: place.state === 'changed', languageId };
    const body = new vscode.MarkdownString(commentBody(finding, options, vscode.l10n));
    // What a model wrote must not run a command or draw a page.
    body.isTrusted = false;
    body.supportHtml = false;
    const comment: vscode.Comment = {
      author: { name: vscode.l10n.t('Second Look') },
      body,
      mode: vscode.CommentMode.Preview,
      contextValue: contextOf(shown),
    };
    this.#remember(comment, shown);
    return comment;
  }

  #remember(argument: object, { reviewId, findingId }: ShownFinding): void {
    this.#refs.set(argument, { reviewId, findingId });
  }

  #forget(thread: vscode.CommentThread): void {
    if (this.#expanded === thread) this.#expanded = undefined;
    thread.dispose();
  }
}

function collapse(thread: vscode.CommentThread): void {
  thread.collapsibleState = vscode.CommentThreadCollapsibleState.Collapsed;
}

function labelOf({ finding: { severity } }: ShownFinding): string {
  return severityWord(severity, vscode.l10n);
}

/** What the `when` clauses of the menus look for: `apply`, `preview` or `plain`, and `changed`. */
function contextOf(shown: ShownFinding): string {
  const fix = possibleFix(shown);
  return `${fix === 'none' ? 'plain' : fix}${shown.place.state === 'changed' ? ' changed' : ''}`;
}

function keyOf({ reviewId, findingId }: FindingRef): string {
  return `${reviewId} ${findingId}`;
}
