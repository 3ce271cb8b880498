/** One review played into the real page, event by event, each shown before the next; anything hostile fails the test. */
import assert from 'node:assert/strict';
import type { ReviewEventBody } from '../../../src/review/event.ts';
import { openPanelPage, type PanelPage, type Post } from './panelPage.ts';
import { hello, reviewScript, type ReviewScript, type ScriptTimes } from './reviewScript.ts';

export interface PlayedReview {
  readonly panel: PanelPage;
  readonly script: ReviewScript;
  /** A fresh page with a review whose log is empty; it is as old as `times` say. */
  readonly begin: (times?: ScriptTimes) => Promise<void>;
  /** Resolves once they are on the screen, with what the page says of it. */
  readonly receive: (...bodies: readonly ReviewEventBody[]) => Promise<Post>;
}

/** Call it where mocha's hooks can be registered. */
export function playReview(): PlayedReview {
  let panel: PanelPage;
  let script: ReviewScript;
  before(async () => {
    panel = await openPanelPage({ viewport: { width: 480, height: 600 } });
  });
  afterEach(() => {
    assert.deepEqual(panel.incidents(), []);
  });
  after(() => panel.close());
  return {
    get panel() {
      return panel;
    },
    get script() {
      return script;
    },
    begin: async (times) => {
      await panel.load();
      await panel.send(hello);
      script = reviewScript('1', times);
    },
    receive: async (...bodies) => {
      await panel.send(script.batch(...bodies));
      return panel.next('ack');
    },
  };
}
