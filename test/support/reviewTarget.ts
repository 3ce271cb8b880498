/** A target and settings for tests that need some and do not care which. */
import { defaultTimeouts } from '../../src/completion/timeouts.ts';
import type { ReviewTarget } from '../../src/review/target.ts';
import type { ReviewSettings } from '../../src/session/reviewSettings.ts';

export const someTarget: ReviewTarget = {
  kind: 'selection',
  uri: 'file:///project/src/cart.ts',
  label: 'src/cart.ts',
  languageId: 'typescript',
  startLine: 9,
  endLine: 11,
  text: 'let total = 0;\nfor (const item of items) total += item.price;\nreturn total;',
};

export const someSettings: ReviewSettings = {
  endpoint: { baseUrl: 'http://127.0.0.1:9/v1', api: 'auto' },
  model: 'some-model',
  maxTokens: 2000,
  stream: 'auto',
  instructions: '',
  timeouts: defaultTimeouts,
  onInterruption: 'resume',
  isFirstUse: false,
};
