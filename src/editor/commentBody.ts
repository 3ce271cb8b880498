/** A finding in; what its comment says out, as Markdown. */
import type { Finding } from '../review/finding.ts';
import type { Localizer } from '../util/localizer.ts';
import { visibleText } from '../util/visibleText.ts';
import { couldHoldImage } from './couldHoldImage.ts';
import { plainLinks } from './plainLinks.ts';
import { fenced, safeMarkdown } from './safeMarkdown.ts';
import { visibleMarkdown } from './visibleMarkdown.ts';

/** In UTF-16 units: a comment may hold a hundred thousand, and beyond them VS Code cuts wherever it is. */
const longestSuggestion = 40_000;

const longestTitle = 500;

export interface CommentOptions {
  readonly isChanged: boolean;
  readonly languageId: string;
}

export function commentBody(finding: Finding, { isChanged, languageId }: CommentOptions, l10n: Localizer): string {
  const { title, body } = finding;
  const suggestion = finding.suggestion === undefined ? undefined : visibleText(finding.suggestion);
  // The thread's own label is escaped twice by VS Code, and the Comments view does not show it.
  const words = visibleText(title.trim().slice(0, longestTitle));
  const heading = words === '' ? '' : `**${asWords(words)}**`;
  const parts = [
    safeMarkdown(plainLinks(visibleMarkdown(body))).trimEnd(),
    suggestionPart(suggestion, languageId, l10n),
  ];
  // At the beginning no reader of Markdown can take a code block for something else.
  if (suggestion !== undefined && couldHoldImage(suggestion)) parts.reverse();
  const note = isChanged ? `_${asWords(l10n.t('The code has changed since the review.'))}_` : '';
  return [heading, note, ...parts].filter((part) => part !== '').join('\n\n');
}

function suggestionPart(suggestion: string | undefined, languageId: string, l10n: Localizer): string {
  if (suggestion === undefined) return '';
  if (suggestion === '') return asWords(l10n.t('Suggestion: delete these lines.'));
  if (suggestion.length > longestSuggestion) return asWords(l10n.t('The suggestion is too long to be shown here.'));
  return `${asWords(l10n.t('Suggestion:'))}\n\n${fenced(suggestion, languageId)}`;
}

/** Plain text as Markdown that shows it as it is. */
function asWords(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, '\\$&');
}
