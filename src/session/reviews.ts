/** The reviews of this window: starts, stops and repeats them, and keeps the state of each. */
import type { Capabilities } from '../completion/capabilities.ts';
import type { streamCompletion } from '../completion/client.ts';
import type { Gates } from '../completion/gate/gates.ts';
import { createUserWishes, type UserWishes } from '../completion/userWishes.ts';
import { cutOff } from '../review/cutOff.ts';
import type { ReviewEvent } from '../review/event.ts';
import type { Disposition } from '../review/finding.ts';
import { canResume, isRunning } from '../review/phase.ts';
import { reduce, type ReviewState } from '../review/state.ts';
import type { ReviewTarget } from '../review/target.ts';
import type { Disposable } from '../util/disposableStore.ts';
import { Emitter } from '../util/emitter.ts';
import type { Localizer } from '../util/localizer.ts';
import { ReviewLog } from './reviewLog.ts';
import type { InterruptionPolicy, ReviewSettings } from './reviewSettings.ts';
import { runReview, type RunContext } from './runReview.ts';

/** How many reviews the panel shows; the oldest that has ended makes room, and stays in the history. */
const shownAtMost = 20;

export interface Review {
  readonly id: string;
  readonly target: ReviewTarget;
  readonly log: ReviewLog;
  readonly state: ReviewState | undefined;
  /** What its newest run does where the answer breaks off; undefined before the first run in this window. */
  readonly policy: InterruptionPolicy | undefined;
}

export interface ReviewsOptions {
  readonly complete: typeof streamCompletion;
  readonly capabilities: Capabilities;
  readonly gates: Gates;
  readonly l10n: Localizer;
}

interface Entry extends Review {
  state: ReviewState | undefined;
  policy: InterruptionPolicy | undefined;
  controller: AbortController;
  /** Of the newest run. */
  wishes: UserWishes;
}

export class Reviews implements Disposable {
  readonly #entries = new Map<string, Entry>();
  readonly #added = new Emitter<Review>();
  readonly #removed = new Emitter<Review>();
  readonly #changed = new Emitter<ReviewEvent>();
  readonly #options: ReviewsOptions;
  #stops = 0;

  constructor(options: ReviewsOptions) {
    this.#options = options;
  }

  /** Oldest first. */
  get all(): readonly Review[] {
    return [...this.#entries.values()];
  }

  /** How often all were stopped: what was asked for in one gesture before the last time does not begin any more. */
  get stops(): number {
    return this.#stops;
  }

  get(id: string): Review | undefined {
    return this.#entries.get(id);
  }

  onAdded(listener: (review: Review) => void): Disposable {
    return this.#added.on(listener);
  }

  onRemoved(listener: (review: Review) => void): Disposable {
    return this.#removed.on(listener);
  }

  /** After each event, with the review's state already up to date. */
  onChanged(listener: (event: ReviewEvent) => void): Disposable {
    return this.#changed.on(listener);
  }

  /** Starts a review and returns at once; its log tells the rest. */
  start(target: ReviewTarget, settings: ReviewSettings): Review {
    const entry = this.#add(crypto.randomUUID(), target, []);
    void this.#run(entry, settings);
    return entry;
  }

  /** Brings a review back from an earlier session; a run that had not ended then, last seen at `seenAt`, was cut off. */
  restore(id: string, target: ReviewTarget, events: readonly ReviewEvent[], seenAt?: number): Review {
    return this.#add(id, target, cutOff(events, seenAt));
  }

  /** Opens the next run of a review over the same snapshot. False where it still runs or is unknown. */
  retry(id: string, settings: ReviewSettings): boolean {
    return this.#again(id, settings, {});
  }

  /** Opens a run that goes on where the one before it stopped. False where there is nothing to go on with. */
  resume(id: string, settings: ReviewSettings): boolean {
    const state = this.#entries.get(id)?.state;
    return state !== undefined && canResume(state) && this.#again(id, settings, { partial: state.text });
  }

  /** What the user has done with a finding, or undone; false where there is no such finding. */
  settle(id: string, findingId: string, disposition: Disposition): boolean {
    const entry = this.#entries.get(id);
    const finding = entry?.state?.findings.find((one) => one.id === findingId);
    if (!entry?.state || !finding) return false;
    if (finding.disposition !== disposition) {
      void entry.log.append(entry.state.run, { type: 'findingSettled', findingId, disposition });
    }
    return true;
  }

  /** Among the reviews that wait for their turn, the one that the user looks at comes first. */
  prefer(id: string): void {
    this.#options.gates.prefer(id);
  }

  /** Among the reviews that wait for their turn, this one has it at once; false where it does not wait for it. */
  startNow(id: string): boolean {
    return this.#options.gates.admit(id);
  }

  /** Ends the pause before the next attempt, or a silence by giving up the connection; false where there is neither. */
  goOnNow(id: string): boolean {
    return this.#entries.get(id)?.wishes.say('goOnNow') ?? false;
  }

  /** Bears the silence of the server; false where it is not silent. */
  keepWaiting(id: string): boolean {
    return this.#entries.get(id)?.wishes.say('keepWaiting') ?? false;
  }

  /** Stops the run of a review; false where none goes on. */
  stop(id: string): boolean {
    const entry = this.#entries.get(id);
    if (!entry?.state || !isRunning(entry.state.phase)) return false;
    entry.controller.abort();
    return true;
  }

  /** The panel shows it no longer; false where it is unknown or still runs. */
  close(id: string): boolean {
    const entry = this.#entries.get(id);
    if (!entry || (entry.state && isRunning(entry.state.phase))) return false;
    this.#entries.delete(id);
    this.#removed.fire(entry);
    return true;
  }

  stopAll(): void {
    this.#stops += 1;
    for (const id of this.#entries.keys()) this.stop(id);
  }

  dispose(): void {
    this.stopAll();
  }

  #add(id: string, target: ReviewTarget, events: readonly ReviewEvent[]): Entry {
    const log = new ReviewLog(id, events);
    const state = events.reduce<ReviewState | undefined>(reduce, undefined);
    const own = { controller: new AbortController(), wishes: createUserWishes() };
    const entry: Entry = { id, target, log, state, policy: undefined, ...own };
    log.onAppended((event) => {
      entry.state = reduce(entry.state, event);
      this.#changed.fire(event);
    });
    this.#entries.set(id, entry);
    this.#added.fire(entry);
    this.#makeRoom();
    return entry;
  }

  #again(id: string, settings: ReviewSettings, more: Pick<RunContext, 'partial'>): boolean {
    const entry = this.#entries.get(id);
    if (!entry?.state || isRunning(entry.state.phase)) return false;
    entry.controller = new AbortController();
    entry.wishes = createUserWishes();
    void this.#run(entry, settings, { ...more, probe: true });
    return true;
  }

  #run(entry: Entry, settings: ReviewSettings, more: Pick<RunContext, 'partial' | 'probe'> = {}): Promise<unknown> {
    const { log, controller, wishes, state } = entry;
    const run = (state?.run ?? 0) + 1;
    const answer = (state?.answer ?? 0) + (more.partial === undefined ? 1 : 0);
    entry.policy = settings.onInterruption;
    return runReview(entry.target, settings, {
      ...this.#options,
      ...more,
      log,
      run,
      answer,
      signal: controller.signal,
      wishes,
    });
  }

  #makeRoom(): void {
    if (this.#entries.size <= shownAtMost) return;
    const ended = this.all.find((review) => review.state && !isRunning(review.state.phase));
    if (ended) this.close(ended.id);
  }
}
