/** A window's wishes in, a real VS Code with Second Look at work and an agent in its extension host out. */
import { build } from 'esbuild';
import { join } from 'node:path';
import { repositoryRoot } from '../vscode/paths.ts';
import { openWorkbench, type Workbench, type WorkbenchOptions } from '../vscode/workbench.ts';
import { openAgentLine, type AgentLine } from './agentLine.ts';

const agentFile = 'out/security/hostAgent.js';

/** Nothing that would ask whether the folder is trusted, so that a folder which is not stays so. */
const untold = {
  'security.workspace.trust.banner': 'never',
  'security.workspace.trust.startupPrompt': 'never',
};

export interface HostSession {
  readonly vs: Workbench;
  readonly call: AgentLine['call'];
  /** Loads the window again, with a new extension host. */
  reload(): Promise<void>;
  dispose(): Promise<void>;
}

export async function openHostSession(
  options: Omit<WorkbenchOptions, 'extension' | 'testsPath' | 'prepare'>,
): Promise<HostSession> {
  await build({
    entryPoints: ['test/support/security/hostAgent.ts'],
    absWorkingDir: repositoryRoot,
    outfile: agentFile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode'],
    logLevel: 'warning',
  });
  const line = await openAgentLine();
  try {
    const vs = await openWorkbench({
      ...options,
      extension: { developmentPath: repositoryRoot },
      testsPath: join(repositoryRoot, agentFile),
      settings: { ...untold, ...options.settings },
      env: { ...options.env, SECOND_LOOK_TEST_PORT: String(line.port) },
      async prepare(page) {
        await page.exposeFunction('codeAutomationLog', () => undefined);
        await page.exposeFunction('codeAutomationExit', () => undefined);
      },
    });
    return {
      vs,
      call: (...wish) => line.call(...wish),
      reload: async () => {
        line.hangUp();
        await vs.reload();
      },
      dispose: async () => {
        await line.close();
        await vs.dispose();
      },
    };
  } catch (error) {
    await line.close();
    throw error;
  }
}
