/** A scene's messages in, the panel's page that shows it out. */
import type { PanelNews, ToPanel } from '../../../src/protocol/messages.ts';
import type { LoadOptions, PanelPage } from './panelPage.ts';
import { hello } from './reviewScript.ts';

/** What has to be waited for, where it is more than the news. */
const marks: Readonly<Record<string, string>> = {
  idle: '.empty',
  lost: '.empty',
  waiting: '.progress',
};

export async function showScene(
  panel: PanelPage,
  name: string,
  messages: readonly (PanelNews | ToPanel)[],
  options: LoadOptions = {},
): Promise<void> {
  await panel.load(options);
  await panel.send(hello);
  for (const message of messages) {
    await panel.send(message);
    if (name !== 'lost' && message.type === 'batch') await panel.next('ack');
  }
  const mark = marks[name];
  if (mark !== undefined) await panel.page.locator(mark).waitFor();
}
