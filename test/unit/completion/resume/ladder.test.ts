import assert from 'node:assert/strict';
import { createJournal } from '../../../../src/completion/resume/journal.ts';
import { nextStep, type Step } from '../../../../src/completion/resume/ladder.ts';
import type { ServerFamily } from '../../../../src/completion/capabilities.ts';

const long = 'The function does not check the result, so that a missing file is ';

function stepFor(text: string, server: ServerFamily | undefined, model: string): Step | undefined {
  const learned = server === undefined ? {} : { server };
  const context = { baseUrl: 'https://model.test/v1', model, api: 'chat', refused: new Set<Step>() } as const;
  return nextStep(createJournal(text), learned, context);
}

describe('the next step of the ladder', () => {
  for (const [name, text, server, model, step] of [
    ['a server that takes a prefill', long, 'openrouter', 'mistralai/mistral-large', 'prefill'],
    ['a gateway to a model that begins anew behind a prefill', long, 'openrouter', 'openai/gpt-4o', 'continue'],
    ['the same behind a few letters', '## Re', 'openrouter', 'openai/gpt-4o', 'restart'],
    ['fault 12: a server that echoes the prefill, behind a few letters', 'Hello', 'mistral', 'any', 'restart'],
    ['a server that is not known', long, undefined, 'any', 'continue'],
  ] as const) {
    it(`${name}: ${step}`, () => {
      assert.equal(stepFor(text, server, model), step);
    });
  }
});
