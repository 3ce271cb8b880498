/** The blocks of an item or a quotation as they grow in, its element out: what has not changed is left alone. */
import type { Token, Tokens } from 'marked';
import type { Outline } from './outline.ts';
import { watchScrollers } from './scrollers.ts';
import { shownIn } from './tree.ts';
import { settle, viewOf, type Growing } from './view.ts';

export interface ChildrenView {
  /** `headings` learns those of `tokens`. */
  show(tokens: readonly Token[], headings: Outline): void;
}

interface Child extends Growing {
  readonly token: Token;
  readonly isSettled: boolean;
}

export function childrenView(element: Element): ChildrenView {
  const children: Child[] = [];

  const shown = (there: Child | undefined, token: Token, headings: Outline): Child => {
    if (there?.token === token) {
      learn(token, headings);
      if (!there.isSettled) settle(there.element);
      return { ...there, isSettled: true };
    }
    if (there?.grow(token, headings)) return { ...there, token, isSettled: false };
    const view = viewOf(token, headings);
    if (there) there.element.replaceWith(view.element);
    else element.append(view.element);
    watchScrollers(view.element);
    return { ...view, token, isSettled: false };
  };

  return {
    show: (tokens, headings) => {
      const next = shownIn(tokens);
      for (const child of children.splice(next.length)) child.element.remove();
      for (const [index, token] of next.entries()) children[index] = shown(children[index], token, headings);
    },
  };
}

/** As building it does. */
function learn(token: Token, headings: Outline): void {
  if (token.type === 'heading') headings.levelOf((token as Tokens.Heading).depth);
  if (token.type === 'blockquote') for (const child of (token as Tokens.Blockquote).tokens) learn(child, headings);
}
