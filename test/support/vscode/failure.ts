/** A page and its server → what is kept of a failure: a screenshot, the console and the server's last lines. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { screenshotFolder } from './paths.ts';
import type { Server } from './server.ts';

const consoleLines = 100;

export interface FailureRecorder {
  /** Saves `out/screenshots/failed-<name>.png` and `.log`. */
  record(name: string): Promise<void>;
  /** Runs `job` and records when it throws; the error says where to look. */
  recorded<T>(name: string, job: () => Promise<T>): Promise<T>;
}

export function failureRecorder(page: Page, server: Server): FailureRecorder {
  const lines: string[] = [];
  page.on('console', (message) => {
    lines.push(`${message.type()}: ${message.text()}`);
    if (lines.length > consoleLines) lines.shift();
  });

  async function record(name: string): Promise<void> {
    const path = failurePath(name);
    await mkdir(screenshotFolder, { recursive: true });
    await writeFile(`${path}.log`, `${page.url()}\n\n${server.log()}\n\n${lines.join('\n')}\n`);
    await page.screenshot({ path: `${path}.png` });
  }

  return {
    record,
    async recorded(name, job) {
      try {
        return await job();
      } catch (error) {
        await record(name);
        const reason = error instanceof Error ? error.message : String(error);
        throw new Error(`${reason}\nSee ${failurePath(name)}.png and .log`, { cause: error });
      }
    },
  };
}

function failurePath(name: string): string {
  const plain = name.toLowerCase().replaceAll(/[^a-z0-9.]+/g, '-');
  return join(screenshotFolder, `failed-${plain}`);
}
