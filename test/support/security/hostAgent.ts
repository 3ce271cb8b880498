/** Runs in the extension host as its tests do: does there what the test outside asks for, and answers with what came of it. */
import { connect } from 'node:net';
import { env, pid } from 'node:process';
import { createInterface } from 'node:readline';
import * as vscode from 'vscode';
import type { ReviewRequest, SecondLookApi } from '../../../src/api.ts';
import type { ReviewEvent } from '../../../src/review/event.ts';

const actions = {
  state: () => ({ version: vscode.version, isTrusted: vscode.workspace.isTrusted, pid, host: vscode.env.remoteName }),

  folders: () => (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath),

  /** What VS Code makes of a setting, in each of its scopes. */
  inspect: (section: string, key: string, path: string): unknown =>
    vscode.workspace.getConfiguration(section, vscode.Uri.file(path)).inspect(key),

  setUserSetting: async (section: string, key: string, value: unknown) => {
    await vscode.workspace.getConfiguration(section).update(key, value, true);
  },

  /** Through VS Code, so that it knows at once. Undefined deletes the file. */
  write: async (path: string, content: string | undefined) => {
    const uri = vscode.Uri.file(path);
    if (content === undefined) await vscode.workspace.fs.delete(uri, { recursive: true });
    else await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(content));
  },

  /** Opens a file, types into it and saves it. */
  edit: async (path: string) => {
    const editor = await vscode.window.showTextDocument(vscode.Uri.file(path));
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), '\n');
    });
    return editor.document.save();
  },

  execute: async (command: string, path?: string) => {
    await (path === undefined
      ? vscode.commands.executeCommand(command)
      : vscode.commands.executeCommand(command, vscode.Uri.file(path)));
  },

  /** Waits no longer than that for a command that may end with a message, which waits for the user. */
  begin: async (command: string, waitMs: number) => {
    const ended = vscode.commands.executeCommand(command);
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, waitMs))]);
  },

  activate: async () => {
    await secondLook();
  },

  /** What an extension without any care would do. */
  fetch: async (url: string): Promise<number> => (await fetch(url)).status,

  review: async (request: ReviewRequest): Promise<readonly ReviewEvent[]> => {
    const events: ReviewEvent[] = [];
    for await (const event of (await secondLook()).review(request)) events.push(event);
    return events;
  },
};

export type Actions = typeof actions;

export interface Wish {
  readonly id: number;
  readonly action: keyof Actions;
  readonly args: readonly unknown[];
}

export interface Outcome {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

async function secondLook(): Promise<SecondLookApi> {
  const extension = vscode.extensions.getExtension<SecondLookApi>('second-look.second-look');
  if (!extension) throw new Error('Second Look is not installed, or not at work here.');
  return extension.activate();
}

async function outcomeOf({ id, action, args }: Wish): Promise<Outcome> {
  try {
    const value = await (actions[action] as (...values: readonly unknown[]) => unknown)(...args);
    return { id, value };
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** What VS Code calls; it ends with the connection to the test. */
export function run(): Promise<void> {
  // A plain socket: no proxy and nothing else that VS Code's settings say of requests has a part in it.
  const socket = connect(Number(env['SECOND_LOOK_TEST_PORT']), '127.0.0.1');
  createInterface({ input: socket }).on('line', (line) => {
    void outcomeOf(JSON.parse(line) as Wish).then((outcome) => {
      socket.write(`${JSON.stringify(outcome)}\n`);
    });
  });
  return new Promise((resolve) => {
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve();
    });
  });
}
