/** The panel's only way out: typed messages to the extension host. */
import type { FromPanel } from '../../src/protocol/messages.ts';

interface WebviewApi {
  postMessage(message: unknown): void;
}

declare function acquireVsCodeApi(): WebviewApi;

export type Post = (message: FromPanel) => void;

/** VS Code hands its API out once per page, so this may be called only once. */
export function connectToHost(): Post {
  const api = acquireVsCodeApi();
  return (message) => {
    api.postMessage(message);
  };
}
