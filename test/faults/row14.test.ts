import assert from 'node:assert/strict';
import { interruptionPolicies } from '../../src/session/reviewSettings.ts';
import { rungsAsked } from '../support/faults/asked.ts';
import { answerText } from '../support/faults/answerText.ts';
import { appending, continuing } from '../support/faults/continuing.ts';
import { frameThenOpen } from '../support/faults/deliveries.ts';
import { errorFrames } from '../support/faults/errorFrames.ts';
import { fault } from '../support/faults/fault.ts';
import { serveModel } from '../support/faults/serveModel.ts';
import { storyOf } from '../support/faults/story.ts';

const text = answerText(14);
const [{ frame } = { frame: '' }] = errorFrames;
const said = new Map<string, string>();

for (const policy of interruptionPolicies) {
  fault(14, `the same error under the policy ${policy}`, async (row) => {
    const server = await row.serve(
      serveModel(continuing(text), { deliveries: [frameThenOpen({ events: 60 }, frame)] }),
    );
    const played = await row.play(server, { policy });
    const [error] = played.errors;
    assert.equal(error?.kind, 'server');
    assert.equal(error.resumable, true);
    if (policy === 'resume') {
      assert.equal(played.outcome, 'finished');
      assert.equal(played.text, text);
    } else {
      assert.equal(played.outcome, 'interrupted');
      assert.deepEqual(rungsAsked(server.requests), ['anew'], 'nothing is sent without the user');
      assert.match(error.message, /as you have set/);
    }
    assert.ok(![...said.values()].includes(error.message), 'each policy says what it does');
    said.set(policy, error.message);
    return `${policy}: ${storyOf(played)}`;
  });
}

for (const api of ['chat', 'completions'] as const) {
  fault(14, `asked, the user resumes (${api})`, async (row) => {
    const model = api === 'chat' ? continuing(text) : appending(text);
    const server = await row.serve(serveModel(model, { deliveries: [frameThenOpen({ events: 60 }, frame)] }));
    const play = row.start(server, { policy: 'ask', endpoint: { api } });
    const before = await play.ended;
    assert.equal(before.outcome, 'interrupted');
    const after = await play.resume();
    assert.equal(after.outcome, 'finished');
    assert.equal(after.text, text);
    assert.deepEqual(rungsAsked(server.requests), ['anew', api === 'chat' ? 'continue' : 'append']);
    assert.equal(after.state.seams.length, 1);
    return storyOf(after);
  });
}
