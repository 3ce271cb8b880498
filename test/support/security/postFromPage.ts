/** A message in; posted to the extension host as the panel's page would post it, through the frame around the page. */
import type { OpenStage } from './openStage.ts';

declare global {
  interface Window {
    /** VS Code's own, through which a page posts. */
    __vscode_post_message__: (channel: string, data: unknown) => void;
  }
}

export async function postFromPage({ around }: OpenStage, ...messages: readonly unknown[]): Promise<void> {
  await around.evaluate((json) => {
    const all = JSON.parse(json) as readonly unknown[];
    for (const message of all) window.__vscode_post_message__('onmessage', { message });
  }, JSON.stringify(messages));
}

/** The id of the review that the panel shows. */
export async function shownReviewId({ reviewer }: OpenStage): Promise<string> {
  const context = await reviewer.vs.panel.locator('#review').getAttribute('data-vscode-context');
  return (JSON.parse(context ?? '{}') as { readonly reviewId: string }).reviewId;
}
