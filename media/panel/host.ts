/** The panel's only way out: typed messages to the extension host, and what VS Code keeps of the page while that is away. */
import type { FromPanel } from '../../src/protocol/messages.ts';
import { parsePageState, type PageState } from '../../src/protocol/pageState.ts';

interface WebviewApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): WebviewApi;

export type Post = (message: FromPanel) => void;

export interface Host {
  readonly send: Post;
  /** As the page before this one left it. */
  readonly before: PageState;
  readonly keep: (state: PageState) => void;
}

/** VS Code hands its API out once per page, so this may be called only once. */
export function connectToHost(): Host {
  const api = acquireVsCodeApi();
  return {
    send: (message) => {
      api.postMessage(message);
    },
    before: parsePageState(api.getState()),
    keep: (state) => {
      api.setState(state);
    },
  };
}
