/** The one webview panel: batches out to the page, checked intents in. It holds no review state of its own. */
import * as vscode from 'vscode';
import { Channel } from '../delivery/channel.ts';
import type { FromPanel, PanelNews, Shortcut } from '../protocol/messages.ts';
import { parsePageState } from '../protocol/pageState.ts';
import { parseFromPanel } from '../protocol/validate.ts';
import type { FindingPlace } from '../review/finding.ts';
import type { Reviews } from '../session/reviews.ts';
import { DisposableStore, type Disposable } from '../util/disposableStore.ts';
import { Emitter } from '../util/emitter.ts';
import { DroppedMessages } from './droppedMessages.ts';
import { panelHtml, webviewRoot } from './html.ts';

export const panelViewType = 'secondLook.panel';

/** What the panel passes on; readiness and acknowledgements stay inside. */
export type PanelIntent = Exclude<FromPanel, { type: 'ready' | 'ack' | 'select' }>;

interface OpenPanel {
  readonly view: vscode.WebviewPanel;
  readonly channel: Channel;
}

export interface PanelOptions {
  readonly extensionUri: vscode.Uri;
  readonly reviews: Reviews;
  readonly log: vscode.LogOutputChannel;
  /** The keys of Review, for the empty panel. */
  readonly shortcut: Shortcut;
  readonly places: Places;
  readonly history: HistorySwitch;
}

/** Whether anything is kept on disk, as the user says. */
export interface HistorySwitch {
  isOn(): boolean;
  onSwitched(listener: () => void): Disposable;
}

/** Where findings are in the documents as they are now. */
export interface Places {
  placesOf(reviewId: string): Readonly<Record<string, FindingPlace>>;
  onMoved(listener: (reviewId: string) => void): Disposable;
}

export class Panel implements Disposable, vscode.WebviewPanelSerializer {
  readonly #options: PanelOptions;
  readonly #intents = new Emitter<PanelIntent>();
  readonly #closed = new Emitter<void>();
  readonly #chosen = new Emitter<void>();
  #open: OpenPanel | undefined;
  #shown: string | undefined;

  constructor(options: PanelOptions) {
    this.#options = options;
  }

  /** The review that the panel shows, also while it is hidden or closed: the one last asked for, else the newest. */
  get shown(): string | undefined {
    const { reviews } = this.#options;
    const asked = this.#shown === undefined ? undefined : reviews.get(this.#shown);
    return (asked ?? reviews.all.at(-1))?.id;
  }

  onIntent(listener: (intent: PanelIntent) => void): Disposable {
    return this.#intents.on(listener);
  }

  /** The user closed the panel. */
  onClosed(listener: () => void): Disposable {
    return this.#closed.on(listener);
  }

  /** Another review was asked for. */
  onChosen(listener: () => void): Disposable {
    return this.#chosen.on(listener);
  }

  /** Opens the panel beside the editor or brings it back, and leaves the focus where it is. */
  show(reviewId?: string): void {
    if (reviewId !== undefined) this.#select(reviewId);
    if (this.#open) {
      this.#open.view.reveal(undefined, true);
      return;
    }
    // VS Code brings back a tab that nobody looks at without its page, and there is one panel.
    const { tabGroups } = vscode.window;
    void tabGroups.close(
      tabGroups.all.flatMap(({ tabs }) => tabs.filter(isPanel)),
      true,
    );
    const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    const options = { enableFindWidget: true };
    this.#adopt(vscode.window.createWebviewPanel(panelViewType, vscode.l10n.t('Second Look'), column, options));
  }

  /** Gives the page the focus, where it was in it. */
  focus(): void {
    this.#open?.view.reveal();
  }

  /** VS Code brings a panel back after a reload of the window, with what its page has left. */
  deserializeWebviewPanel(view: vscode.WebviewPanel, state: unknown): Promise<void> {
    // A second one would be fed by nobody: there is one panel. And it may have been closed before it came here.
    if (this.#open) view.dispose();
    else if (!isClosed(view)) {
      const { chosen } = parsePageState(state);
      // Its review may be read from the history only later.
      if (chosen !== '') this.#shown ??= chosen;
      this.#adopt(view);
    }
    return Promise.resolve();
  }

  dispose(): void {
    this.#open?.view.dispose();
  }

  #adopt(view: vscode.WebviewPanel): void {
    const { extensionUri, reviews, log, places, history } = this.#options;
    const owned = new DisposableStore();
    const channel = owned.add(new Channel((message) => view.webview.postMessage(message)));
    this.#open = { view, channel };
    for (const review of reviews.all) channel.attach(review.log);
    owned.add(reviews.onAdded((review) => channel.attach(review.log)));
    owned.add(
      reviews.onRemoved(({ id }) => {
        channel.detach(id);
        channel.tell(`forget ${id}`, () => ({ type: 'forget', reviewId: id }));
      }),
    );
    owned.add(places.onMoved((id) => this.#tellPlaces(id)));
    owned.add(
      history.onSwitched(() => {
        channel.tell('history', () => this.#history());
      }),
    );
    const dropped = owned.add(new DroppedMessages((line) => log.warn(line)));
    owned.add(view.webview.onDidReceiveMessage((message: unknown) => this.#receive(message, channel, dropped)));
    owned.add(view.onDidChangeViewState(() => channel.setVisible(view.visible)));
    view.onDidDispose(() => {
      this.#open = undefined;
      owned.dispose();
      this.#closed.fire();
    });
    const icon = (name: string) => vscode.Uri.joinPath(extensionUri, 'media', name);
    view.iconPath = { light: icon('panel-light.svg'), dark: icon('panel-dark.svg') };
    const localResourceRoots = [webviewRoot(extensionUri)];
    view.webview.options = { enableScripts: true, enableForms: false, enableCommandUris: false, localResourceRoots };
    view.webview.html = panelHtml(view.webview, extensionUri);
    channel.setVisible(view.visible);
  }

  #receive(message: unknown, channel: Channel, dropped: DroppedMessages): void {
    const intent = parseFromPanel(message);
    if (!intent) dropped.add('foreign');
    // One that was closed meanwhile is none that could be acted on either.
    else if ('reviewId' in intent && !this.#options.reviews.get(intent.reviewId)) dropped.add('strange');
    else if (intent.type === 'ready') this.#greet(channel);
    else if (intent.type === 'ack') channel.acknowledge(intent.id);
    else if (intent.type === 'select') this.#select(intent.reviewId);
    else this.#intents.fire(intent);
  }

  #greet(channel: Channel): void {
    const { shortcut, reviews } = this.#options;
    const places = reviews.all.map(({ id }) => this.#places(id));
    const show: PanelNews[] = this.#shown === undefined ? [] : [{ type: 'show', reviewId: this.#shown }];
    channel.ready([{ type: 'hello', strings: strings(), shortcut }, this.#history(), ...places, ...show]);
  }

  #select(reviewId: string): void {
    if (!this.#options.reviews.get(reviewId)) return;
    this.#shown = reviewId;
    this.#options.reviews.prefer(reviewId);
    this.#chosen.fire();
    this.#open?.channel.tell('show', () => ({ type: 'show', reviewId }));
  }

  #tellPlaces(reviewId: string): void {
    this.#open?.channel.tell(`places ${reviewId}`, () => this.#places(reviewId));
  }

  #history(): PanelNews {
    return { type: 'history', isOn: this.#options.history.isOn() };
  }

  #places(reviewId: string): PanelNews {
    return { type: 'places', reviewId, places: this.#options.places.placesOf(reviewId) };
  }
}

function strings(): Record<string, string> {
  return { ...vscode.l10n.bundle };
}

function isPanel({ input }: vscode.Tab): boolean {
  // VS Code puts a prefix of its own before the type.
  return input instanceof vscode.TabInputWebview && input.viewType.endsWith(panelViewType);
}

/** Everything about a closed panel throws. */
function isClosed(view: vscode.WebviewPanel): boolean {
  try {
    return typeof view.visible !== 'boolean';
  } catch {
    return true;
  }
}
