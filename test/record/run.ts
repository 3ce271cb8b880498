/** `npm run record`: a review in the real workbench, from the shortcut to an applied fix, as the README's animated image. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openReviewer } from '../e2e/reviewer.ts';
import { openFile, pressShortcut, selectLines } from '../e2e/user.ts';
import { startPracticeServer } from '../support/practiceServer/server.ts';
import { writeReview } from '../support/practiceServer/writeReview.ts';
import { animationOf } from '../support/record/animation.ts';
import { shotsDuring } from '../support/record/shots.ts';
import { ifFree } from '../support/start/freePort.ts';
import { onEndWanted } from '../support/vscode/endWanted.ts';
import { repositoryRoot } from '../support/vscode/paths.ts';
import type { Workbench } from '../support/vscode/workbench.ts';

const target = join('docs', 'images', 'review.gif');
const code = { file: 'src/legacy/discount.js', languageId: 'javascript', startLine: 36, endLine: 45 };
const size = { width: 1100, height: 680 };
/** What a reader waits for; a machine with other work to do takes longer, and should try again. */
const limits = { bytes: 2 * 1024 * 1024, milliseconds: 15_000 };
/** It ends with a look at what became of it. */
const lastMs = 2000;

/** The code and the panel, and nothing else that moves. */
const settings = {
  'breadcrumbs.enabled': false,
  'editor.cursorBlinking': 'solid',
  'editor.fontSize': 12,
  'editor.guides.indentation': false,
  'editor.lightbulb.enabled': 'off',
  'editor.lineHeight': 17,
  'editor.minimap.enabled': false,
  'editor.occurrencesHighlight': 'off',
  'editor.renderWhitespace': 'none',
  'editor.scrollBeyondLastLine': false,
  'editor.stickyScroll.enabled': false,
  'window.commandCenter': false,
  'workbench.activityBar.location': 'hidden',
  'workbench.layoutControl.enabled': false,
  'workbench.statusBar.visible': false,
};

async function review(vs: Workbench): Promise<void> {
  const { page, panel } = vs;
  await page.waitForTimeout(800);
  await pressShortcut(vs, ['Control+K', 'Control+G']);
  await panel.locator('.status').getByText('done').waitFor();
  await page.waitForTimeout(500);
  const apply = panel.getByRole('button', { name: 'Apply', exact: true });
  const finding = panel.locator('article').filter({ has: apply }).first();
  await finding.hover();
  await page.waitForTimeout(500);
  await apply.first().click();
  await panel.getByText('Applied').waitFor();
  await page.waitForTimeout(500);
}

async function main(): Promise<void> {
  // Its linters take seconds to load, which no model does.
  writeReview({ ...code, code: 'eval(a);', instructions: '', isWholeFile: false });
  const server = await startPracticeServer({ port: (await ifFree(4181)) ?? 0, tokensPerSecond: 90 });
  const reviewer = await openReviewer(server, { viewport: size, settings });
  try {
    const { vs } = reviewer;
    await openFile(vs, code.file);
    await vs.page.keyboard.press('Control+B');
    await vs.runCommand('Second Look: Open Panel');
    await vs.panel.getByRole('button', { name: 'Review This File' }).waitFor();
    await selectLines(vs, code.startLine, code.endLine);
    const { file, milliseconds } = animationOf(await shotsDuring(vs.page, () => review(vs)), lastMs);
    const told = `${Math.round(file.length / 1024)} KB, ${(milliseconds / 1000).toFixed(1)} s`;
    if (file.length > limits.bytes || milliseconds > limits.milliseconds) throw new Error(`It is too large: ${told}.`);
    await writeFile(join(repositoryRoot, target), file);
    process.stdout.write(`${target}: ${told}\n`);
  } finally {
    await reviewer.dispose();
    await server.close();
  }
}

onEndWanted(() => process.exit(1));
main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
