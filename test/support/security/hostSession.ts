/** A window's wishes in, a real VS Code with Second Look at work and an agent in its extension host out. */
import { build } from 'esbuild';
import { join } from 'node:path';
import { repositoryRoot } from '../vscode/paths.ts';
import type { ServerFolders } from '../vscode/serverFolders.ts';
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
  options: Omit<WorkbenchOptions, 'extension' | 'testsPath' | 'prepare'> & { readonly folders: ServerFolders },
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
        const { profile, folders } = options;
        if (profile !== undefined)
          await page.addInitScript(knowProfile, { profile, home: profileFolder(folders, profile) });
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

/** Where the settings of a profile are. */
function profileFolder({ userData }: ServerFolders, profile: string): string {
  return join(userData, 'User', 'profiles', profile);
}

/** In the page: the list of profiles is the browser's, while their settings are on the server. */
const knowProfile = ({ profile, home }: { readonly profile: string; readonly home: string }) => {
  if (location.pathname !== '/' || window !== window.parent) return;
  const place = { $mid: 1, scheme: 'vscode-remote', authority: location.host, path: home };
  localStorage.setItem('userDataProfiles', JSON.stringify([{ name: profile, location: place }]));
};
