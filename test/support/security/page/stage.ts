/** Runs in the frame around the panel's page: plays logs to the page, and watches what it makes of them. */
import type { ToPanel } from '../../../../src/protocol/messages.ts';
import { forbiddenIn } from './allowed.ts';

/** `frames`: drawn when the screen is. `tasks`: as fast as it goes, the same work for each batch. */
export type Pace = 'frames' | 'tasks';

export interface Stage {
  /** Plays the batches, one at a time, each after the acknowledgement of the one before. */
  play(batches: readonly ToPanel[], pace: Pace): Promise<void>;
  /** The answer as elements, once it rests; at once where it is `expected`. */
  answer(expected?: string): Promise<string>;
  /** What the page had or did since the last call that it must not: elements, attributes, violations of its policy. */
  offences(): readonly string[];
}

declare global {
  interface Window {
    stage: Stage;
  }
}

type Page = Window & typeof globalThis;

/** Milliseconds in which nothing changes. */
const rest = 30;
const patience = 3000;

const frame = document.querySelector<HTMLIFrameElement>('#active-frame');
const page = frame?.contentWindow as Page;
const inPage = page.document;
const realFrames = page.requestAnimationFrame.bind(page);
let offences: string[] = [];

new page.MutationObserver((records) => {
  for (const { type, target, addedNodes } of records) {
    if (type === 'attributes') look(target);
    for (const node of addedNodes) {
      look(node);
      if (isElement(node)) node.querySelectorAll('*').forEach(look);
    }
  }
}).observe(inPage, { subtree: true, childList: true, attributes: true });

inPage.querySelectorAll('#app, #app *').forEach(look);

function look(node: Node): void {
  // VS Code dresses the root and the body with its theme.
  if (isElement(node) && node !== inPage.documentElement && node !== inPage.body) offences.push(...forbiddenIn(node));
}

/** Of the page's own realm, whose classes are not those of this one. */
function isElement(node: Node): node is Element {
  return node.nodeType === Node.ELEMENT_NODE;
}

inPage.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
  offences.push(`violation of ${violatedDirective}: ${blockedURI} ${sample}`);
});
page.addEventListener('error', ({ message }) => {
  offences.push(`error: ${message}`);
});

const waiting = new Map<number, () => void>();
const post = Reflect.get(MessagePort.prototype, 'postMessage') as (this: MessagePort, ...args: unknown[]) => void;
// What the page posts goes through this frame to the workbench; acknowledgements of what is played here end here.
MessagePort.prototype.postMessage = function (this: MessagePort, ...args: unknown[]) {
  const [wrapped] = args as [{ data?: { message?: { type?: unknown; id?: unknown } } } | undefined];
  const { type, id } = wrapped?.data?.message ?? {};
  const resume = type === 'ack' ? waiting.get(id as number) : undefined;
  if (resume) {
    waiting.delete(id as number);
    resume();
  } else post.apply(this, args);
};

const tasks = new MessageChannel();
const drawing: FrameRequestCallback[] = [];
tasks.port1.onmessage = () => {
  drawing.shift()?.(performance.now());
};

function setPace(pace: Pace): void {
  page.requestAnimationFrame =
    pace === 'frames'
      ? realFrames
      : (draw) => {
          tasks.port2.postMessage(undefined);
          return drawing.push(draw);
        };
}

function answerNow(): string {
  return inPage.querySelector('.prose')?.outerHTML ?? '';
}

window.stage = {
  play: async (batches, pace) => {
    setPace(pace);
    for (const batch of batches) {
      const seen = new Promise<void>((resolve) => waiting.set(batch.id, resolve));
      page.postMessage(batch, page.origin);
      await seen;
    }
  },
  answer: async (expected) => {
    // Code is painted, and boxes that scroll are found, a moment after the words are there.
    const begun = performance.now();
    let [answer, since] = [answerNow(), begun];
    for (;;) {
      const now = performance.now();
      if (answer === expected || now - begun > patience) return answer;
      if (expected === undefined && now - since > rest) return answer;
      await new Promise((resolve) => setTimeout(resolve, 5));
      const next = answerNow();
      if (next !== answer) [answer, since] = [next, performance.now()];
    }
  },
  offences: () => {
    const all = offences;
    offences = [];
    return all;
  },
};
