/** A line in; the part of a finding that it announces out: “Suggested fix:”, “**Current code**”, “#### Impact”. */
import { contained } from './containers.ts';
import { readAllItems, type HeadingItems } from './headingItems.ts';
import { plainTitle } from './plainTitle.ts';

export interface Label {
  readonly part: 'quote' | 'suggestion' | 'prose';
  /** The line says nothing else. */
  readonly isAlone: boolean;
}

const subject =
  'it|this|that|them|(?:the |these |this )?(?:quoted |whole |above )?(?:lines?|code|block|call|statement)';
const suggestion = new RegExp(
  String.raw`^(?:here is |here's |for example,? )?(?:(?:the|a|an|my|one|possible|example|quick|minimal|simple)\s)*(?:` +
    String.raw`(?:suggest(?:ed|ion)?|proposed|proposal|recommend(?:ed|ation)|possible|corrected|correct|correction|fixed|fix|replacement|improved|better|safer|updated|new|revised|solution|how to fix(?: it| this)?|remedy)` +
    String.raw`(?:\s(?:fix|change|code|version|replacement|solution|edit|patch|snippet|block|correction|suggestion|lines?))*` +
    String.raw`|(?:replace|rewrite|change)(?:\s(?:${subject}))?\s(?:with|by|to|as)|(?:it )?should be|after|use(?: this)?(?: instead)?|instead)$`,
  'i',
);
const quote =
  /^(?:the )?(?:(?:current|original|existing|affected|relevant|problematic|offending|quoted|old|buggy|vulnerable|faulty|actual|verbatim)\s)*(?:code|quote|quoted|snippet|lines?|version|excerpt|source)(?:\s(?:snippet|block|excerpt|in question|quote))?$|^(?:before|original|current|old)$/i;
const prose =
  /^(?:explanation|description|details?|problem|issue|impact|why(?: (?:it|this)(?: matters| is a problem)?)?|reason(?:ing)?|rationale|risks?|analysis|context|consequences?|effects?|(?:root )?cause|what(?:'s| is| goes) wrong|discussion|comments?|examples?|location|severity|notes?|evidence|references?|see also|how to reproduce)$/i;

/** Undefined where the line announces nothing. */
export function labelOf(line: string): Label | undefined {
  if (line.length > 240) return undefined;
  const { text } = contained(line);
  const isMarked = /:[*_`\s]*$/.test(text) || /^(?:#{1,6}\s|\*\*.*\*\*$|__.*__$|\*[^*]+\*$)/.test(text);
  if (!isMarked) return undefined;
  const plain = plainTitle(text.replace(/^#{1,6}[ \t]+|[ \t]+#+$/g, ''));
  const part = partOf(plain);
  if (part !== undefined) return { part, isAlone: true };
  // “The handle leaks. Suggested fix:”
  const last = /[.!?]["”’)`*]*\s+([^.!?]+)$/.exec(plain)?.[1];
  const announced = last === undefined ? undefined : partOf(last);
  return announced === undefined ? undefined : { part: announced, isAlone: false };
}

function partOf(words: string): Label['part'] | undefined {
  if (suggestion.test(words)) return 'suggestion';
  if (quote.test(words)) return 'quote';
  return prose.test(words) ? 'prose' : undefined;
}

const field =
  /^[*_`]{0,3}(severity|priority|level|lines?|line\(s\)|line numbers?|line range|location|where|place|position|file)[*_`]{0,3}\s*[:=]\s*[*_`]{0,3}\s*(\S.*)$/i;

/** A line that holds nothing but what belongs in the heading: “Severity: high”, “**Lines:** 12–18”, “`a.ts:12`”. */
export function fieldsOf(line: string): HeadingItems | undefined {
  if (line.length > 240) return undefined;
  const { text, isQuoted } = contained(line);
  if (isQuoted || text === '') return undefined;
  const [, name = '', value = ''] = field.exec(text) ?? [];
  if (name === '') return readAllItems(text, false);
  if (/^(?:severity|priority|level)/i.test(name)) {
    const items = readAllItems(value.replace(/\s*\((?!.*\d).*\)\s*$/, ''), false);
    return items?.word || items?.sign ? items : undefined;
  }
  const items = readAllItems(value.replace(/^[*_`\s]*(?=\d)/, 'lines '), false);
  return items?.hint ? items : undefined;
}
