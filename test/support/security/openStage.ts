/** The real panel in a real workbench → a stage on which hostile logs are played to it, with every way out watched. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Frame } from 'playwright-core';
import { openReviewer, type Reviewer, type ReviewerOptions } from '../../e2e/reviewer.ts';
import { openFile } from '../../e2e/user.ts';
import { repositoryRoot } from '../vscode/paths.ts';
import type { HostileLog } from './hostileLog.ts';
import { namesIn } from './names.ts';
import type {} from './page/stage.ts';
import { setTrap, type Trap } from './trap.ts';
import { watchPage, type PageWatch } from './watchPage.ts';

export interface OpenStage {
  readonly reviewer: Reviewer;
  /** Where the hostile answers lead. */
  readonly trap: Trap;
  /** Plays a log as fast as a screen shows it, and returns the answer as elements. */
  play(log: HostileLog): Promise<string>;
  forget(log: HostileLog): Promise<void>;
  /** Plays logs as fast as it goes, and has them forgotten; returns what each came to, at once where it is `expected`. */
  replay(logs: readonly HostileLog[], expected?: string): Promise<readonly string[]>;
  /** The frame around the panel's page, through which that posts. */
  readonly around: Frame;
  /** Everything since the last call that must not be. */
  incidents(): Promise<readonly string[]>;
  /** To be called when the panel has another page; what that shows already is looked at, too. */
  again(): Promise<void>;
  /** Closes the browser; returns the hostile names that it has asked for, which only its own log tells. */
  dispose(): Promise<readonly string[]>;
}

export interface StageOptions extends ReviewerOptions {
  /** What the user has set up; nothing unless told. */
  readonly server?: { readonly baseUrl: string; readonly model?: string };
  /** Opened beside the panel. */
  readonly file?: string;
}

export async function openStage({ server, file, ...options }: StageOptions = {}): Promise<OpenStage> {
  const trap = await setTrap();
  const scratch = await mkdtemp(join(tmpdir(), 'second-look-trap-'));
  const netLog = join(scratch, 'net.json');
  let watch: PageWatch | undefined;
  const reviewer = await openReviewer(server, {
    ...options,
    netLog,
    prepare: async (page) => {
      watch = await watchPage(page, trap);
    },
  });
  if (file !== undefined) await openFile(reviewer.vs, file);
  await reviewer.vs.runCommand('Second Look: Open Panel');
  await reviewer.vs.panel.getByRole('button', { name: 'Review This File' }).waitFor();
  let around = await setStage(reviewer);
  return {
    reviewer,
    trap,
    get around() {
      return around;
    },
    play: ({ batches }) =>
      around.evaluate(async (all) => {
        await window.stage.play(all, 'frames');
        return window.stage.answer();
      }, batches),
    forget: ({ end }) => around.evaluate((batch) => window.stage.play([batch], 'tasks'), end),
    replay: (logs, expected) =>
      around.evaluate(
        async ([all, wanted]) => {
          const answers: string[] = [];
          for (const { batches, end } of all) {
            await window.stage.play(batches, 'tasks');
            answers.push(await window.stage.answer(wanted));
            await window.stage.play([end], 'tasks');
          }
          return answers;
        },
        [logs, expected] as const,
      ),
    incidents: async () => [...(await around.evaluate(() => window.stage.offences())), ...(watch?.incidents() ?? [])],
    again: async () => {
      around = await setStage(reviewer);
    },
    dispose: async () => {
      await reviewer.dispose();
      await trap.close();
      const names = await namesIn(netLog);
      await rm(scratch, { recursive: true });
      return names;
    },
  };
}

/** In the frame around the panel's page, where what the page posts can be heard. */
async function setStage({ vs }: Reviewer): Promise<Frame> {
  const { outputFiles } = await build({
    absWorkingDir: repositoryRoot,
    entryPoints: ['test/support/security/page/stage.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome138',
  });
  const frame = (await vs.panelFrame()).parentFrame();
  if (!frame) throw new Error('The panel has no frame around it.');
  await frame.evaluate(outputFiles.map(({ text }) => text).join(''));
  return frame;
}
