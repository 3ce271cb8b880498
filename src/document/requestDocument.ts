/** What was sent for a review in; all of it as one Markdown document out. */
import type { RequestView } from '../outgoing/requestView.ts';
import type { TargetSummary } from '../review/target.ts';
import type { Localizer } from '../util/localizer.ts';
import { visibleText } from '../util/visibleText.ts';
import { inCode } from './inCode.ts';

/** The newest first: it is what whoever looks has just sent. */
export function requestDocument(requests: readonly RequestView[], { label }: TargetSummary, l10n: Localizer): string {
  const intro = l10n.t(
    'These requests were sent for the review of {0}, the newest first and to the letter. Only keys are hidden: the values of headers that are not our own, and of the address’s query.',
    inCode(label),
  );
  const parts = requests.toReversed().map((request, index) => sectionOf(request, requests.length - index, l10n));
  // What cannot be seen would make it another text than the one that was sent.
  return visibleText(`${[`# ${l10n.t('What was sent')}`, intro, ...parts].join('\n\n')}\n`);
}

function sectionOf({ at, method, url, headers, body }: RequestView, number: number, l10n: Localizer): string {
  const head = [`${method} ${url}`, ...headers.map(([name, value]) => `${name}: ${value}`)].join('\n');
  const parts = [`## ${l10n.t('Request {0}', number)} · ${new Date(at).toLocaleTimeString()}`, fenced(head, 'http')];
  if (body === '') return parts.join('\n\n');
  const texts = wordsIn(body).map(({ name, text }) => `### ${name}\n\n${fenced(text, 'text')}`);
  return [...parts, ...texts, `### ${l10n.t('The body, to the letter')}`, fenced(body, 'json')].join('\n\n');
}

interface Words {
  readonly name: string;
  readonly text: string;
}

/** The messages or the prompt as people read them, without the escapes of JSON. */
function wordsIn(body: string): readonly Words[] {
  const request = JSON.parse(body) as { readonly messages?: unknown; readonly prompt?: unknown };
  if (typeof request.prompt === 'string') return [{ name: 'prompt', text: request.prompt }];
  if (!Array.isArray(request.messages)) return [];
  return request.messages.map((message: { readonly role: string; readonly content: string }) => ({
    name: message.role,
    text: message.content,
  }));
}

/** A fence longer than any in the text, so that none in it ends the block. */
function fenced(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}
