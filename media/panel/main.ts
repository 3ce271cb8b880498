/** The panel's page: messages in, reduced, drawn at most once per frame, and acknowledged when they are on the screen. */
import { render } from 'lit/html.js';
import type { LogSlice } from '../../src/protocol/messages.ts';
import { isRunning } from '../../src/review/phase.ts';
import type { ReviewState } from '../../src/review/state.ts';
import { createAnnouncer } from './announce.ts';
import { createAnswers } from './answer.ts';
import type { Places } from './answerText.ts';
import { createHostClock, type NewestEvent } from './clock.ts';
import { createFigures } from './figures.ts';
import { createFilters } from './filters.ts';
import { createFollow } from './follow.ts';
import { createFrames } from './frames.ts';
import { keepHeadFocus } from './headFocus.ts';
import { connectToHost, type Post } from './host.ts';
import { isTyping, listenForKeys } from './keyboard.ts';
import { answerKey } from './keys.ts';
import { setTranslations } from './l10n.ts';
import { interceptLinks } from './links.ts';
import { createMemory } from './memory.ts';
import { panelView } from './panelView.ts';
import { createReasoning } from './reasoning.ts';
import { parseHostMessage, type Received } from './receive.ts';
import { createSettled } from './settled.ts';
import { emptyPanel, receive, shownReview } from './store.ts';
import { revealSelectedTab } from './switcher.ts';

/** Milliseconds without a word. */
const restAfter = 500;

const keyboard = navigator.userAgent.includes('Macintosh') ? 'mac' : 'other';

const root = document.querySelector<HTMLElement>('#app') ?? document.body;
// It stands there before it says something, or screen readers would miss the first sentence.
const spoken = document.createElement('div');
spoken.className = 'visually-hidden';
spoken.role = 'status';
root.append(spoken);

const { send, before, keep } = connectToHost();
const settled = createSettled();
const post: Post = (wish) => {
  settled.note(wish, panel.reviews);
  send(wish);
};
const clock = createHostClock();
const announcer = createAnnouncer();
const answerTo = createAnswers(post);
const frames = createFrames(draw, (id) => {
  post({ type: 'ack', id });
});
const figures = createFigures(frames.request);
const remember = createMemory(before, keep, () => {
  const chosen = panel.wantedId ?? '';
  return { chosen, places: follow.places, filters: filters.all(panel.keepsWords), reasoning: reasoning.open };
});
const filters = createFilters(before.filters, (sentence = '') => {
  spoken.textContent = sentence;
  figures.request();
  remember();
});
const reasoning = createReasoning(before.reasoning, remember);
const follow = createFollow(document.scrollingElement ?? document.documentElement, {
  places: before.places,
  changed: figures.request,
  moved: remember,
});

let panel = emptyPanel;
let shownTabs = '';
let ticking: number | undefined;
/** When the answer in view last had more words, in the page's time. */
let grownAt = 0;

function take(message: Received): void {
  const last = panel;
  panel = receive(last, message);
  if (panel.connection !== 'live') {
    if (panel.gaps > last.gaps && panel.connection === 'waiting') post({ type: 'ready' });
    // Seen or not: the reviews must not be held up by a page that has given up.
    if (panel.connection === 'lost') frames.request(message.id);
    return;
  }
  for (const news of message.news) if (news.type === 'hello') setTranslations(news.strings);
  if (panel.wantedId !== last.wantedId || panel.keepsWords !== last.keepsWords) remember();
  if (message.type === 'batch') clock.observe(message.slices.flatMap(newestOf), Date.now());
  frames.request(message.id);
}

function newestOf({ reviewId, after, events }: LogSlice): readonly NewestEvent[] {
  const newest = events.at(-1);
  const state = panel.reviews.get(reviewId);
  return newest && state && isRunning(state.phase) ? [{ at: newest.at, live: after > 0 }] : [];
}

function draw(): void {
  const now = clock.toHost(Date.now());
  const reviews = [...panel.reviews.values()];
  const lost = panel.connection === 'lost';
  const state = lost ? undefined : shownReview(panel);
  const sentences = announcer.update(reviews, now);
  if (sentences.length > 0) spoken.textContent = sentences.join('. ');

  const shown = state && { state, answer: answerTo(state), filtering: filters.of(state, placesOf(state)) };
  const shortcut = panel.shortcut[keyboard];

  const isDue = figures.isDue(panel);
  const update = () => {
    const grown = shown?.answer.update(shown.state, placesOf(shown.state), shown.filtering.filter) ?? false;
    if (grown) grownAt = performance.now();
    if (!isDue) return grown;
    const { newBelow, toEnd } = follow;
    const resting = performance.now() - grownAt > restAfter;
    const keepFocus = keepHeadFocus(root);
    render(
      panelView({ reviews, shown, reasoning, shortcut, now, lost, resting, newBelow, toEnd, startOver, post }),
      root,
    );
    keepFocus();
    return grown;
  };
  if (state) follow.show(answerKey(state), isRunning(state.phase), update);
  else if (panel.connection !== 'waiting') update();

  if (isDue) drawn(state, reviews, now);
}

function drawn(state: ReviewState | undefined, reviews: readonly ReviewState[], now: number): void {
  filters.focusField(root);

  // A tab that comes, goes or has other signs moves the others.
  const tabs = [
    state?.reviewId,
    ...reviews.map((one) => `${one.phase}${one.place ?? ''} ${one.findings.length}`),
  ].join();
  if (tabs !== shownTabs) revealSelectedTab(root);
  shownTabs = tabs;

  clearTimeout(ticking);
  // The stopwatch shows whole seconds: draw again when the next one is full. In the other tabs, a wait may be over then.
  const running = [state, ...reviews].find((one) => one && isRunning(one.phase));
  if (running) ticking = setTimeout(figures.request, 1000 - ((now - running.startedAt) % 1000));
}

function placesOf({ reviewId }: ReviewState): Places {
  return panel.places.get(reviewId) ?? {};
}

function openFilter(): void {
  const state = panel.connection === 'lost' ? undefined : shownReview(panel);
  if (state) filters.open(state);
}

function undoLast(): void {
  const ref = settled.last(panel.reviews);
  if (ref) post({ type: 'undo', ...ref });
}

function startOver(): void {
  panel = emptyPanel;
  post({ type: 'ready' });
}

interceptLinks(root, (url) => {
  post({ type: 'openLink', url });
});
listenForKeys(root, {
  filter: openFilter,
  undo: undoLast,
  toCode: () => {
    post({ type: 'focusCode' });
  },
});
addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const message = parseHostMessage(data);
  if (message) take(message);
});
addEventListener('keydown', ({ key, shiftKey, altKey, metaKey }) => {
  if (key === 'End' && !shiftKey && !altKey && !metaKey && !isTyping()) follow.toEnd();
});
post({ type: 'ready' });
