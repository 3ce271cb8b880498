/** Runs in the webview in place of the panel: the words of all reviews as plain text, a `div` for each line. */
import { createFrames } from '../../../media/panel/frames.ts';
import { connectToHost } from '../../../media/panel/host.ts';
import type { ToPanel } from '../../../src/protocol/messages.ts';

const { send } = connectToHost();
const lines = document.createElement('div');
lines.className = 'prose';
document.body.replaceChildren(lines);
let words = '';

const frames = createFrames(
  () => {
    for (const [index, line] of words.split('\n').entries()) {
      if (index > 0 || !lines.lastChild) lines.append(document.createElement('div'));
      lines.lastElementChild?.append(line);
    }
    words = '';
    document.documentElement.scrollTop = document.documentElement.scrollHeight;
  },
  (id) => {
    send({ type: 'ack', id });
  },
);

addEventListener('message', ({ data }: MessageEvent<ToPanel>) => {
  for (const { events } of data.slices) {
    for (const event of events) {
      if (event.type === 'started') lines.replaceChildren();
      if (event.type === 'text') words += event.text;
    }
  }
  frames.request(data.id);
});
send({ type: 'ready' });
