/** Findings and a style in; an answer that words them in that style, and what a parser should make of it, out. */
import type { Severity } from '../../../src/review/finding.ts';

export interface Written {
  readonly severity: Severity;
  readonly startLine: number;
  readonly endLine: number;
  readonly title: string;
  readonly quote: string;
  readonly body: string;
  readonly suggestion: string;
}

type Part = 'quote' | 'body' | 'suggestion';

/** How an answer deviates; an empty style is the form that the prompt asks for. */
export interface Style {
  readonly order?: readonly Part[];
  readonly without?: readonly ('severity' | 'lines' | 'title' | Part)[];
  readonly lines?: (from: number, to: number) => string;
  readonly severity?: Readonly<Record<Severity, string>>;
  readonly separator?: string;
  /** All of the heading's text in, its line out. */
  readonly heading?: (text: string) => string;
  /** Where severity and lines stand in it. */
  readonly arrange?: (parts: HeadingParts) => string;
  readonly title?: (title: string) => string;
  /** Before each heading, given its number; what belongs to it is indented as far as that. */
  readonly marker?: (number: number) => string;
  /** What belongs to a heading behind a marker is not indented. */
  readonly isFlat?: boolean;
  /** A line above all findings, below which each is an item of a list. */
  readonly nest?: string;
  /** The parts are items of a list of their own. */
  readonly bullet?: string;
  readonly quote?: (code: string) => string;
  readonly suggestion?: (code: string, quote: string) => string;
  /** The suggestion holds the old lines too. */
  readonly bringsQuote?: boolean;
  readonly label?: Partial<Record<Part, string>>;
  readonly before?: string;
  /** What a heading in that says of all findings below. */
  readonly group?: Severity;
  readonly after?: string;
  /** Lines between two findings. */
  readonly between?: string;
  /** Between the parts. */
  readonly gap?: string;
  /** The lines of the whole answer in, the text out. */
  readonly text?: (answer: string) => string;
  readonly code?: Partial<Pick<Written, 'quote' | 'suggestion'>>;
}

interface HeadingParts {
  readonly severity: string;
  readonly lines: string;
  readonly title: string;
  readonly separator: string;
}

export interface Expected {
  readonly severity: Severity;
  readonly title: string;
  readonly hint: { readonly startLine: number; readonly endLine: number } | undefined;
  readonly quote: string | undefined;
  readonly suggestion: string | undefined;
  readonly body: string;
}

export function fenced(info: string, code: string, marker = '```'): string {
  return code === '' ? `${marker}${info}\n${marker}` : `${marker}${info}\n${code}\n${marker}`;
}

export function writeAnswer(findings: readonly Written[], style: Style): string {
  const written = findings.map((finding, index) => writeFinding({ ...finding, ...style.code }, index + 1, style));
  const nested = style.nest === undefined ? written : written.map((text) => indented(text, '  '));
  const parts = [
    'Three things stand out in this file.',
    ...(style.before === undefined ? [] : [style.before]),
    ...(style.nest === undefined ? [] : [style.nest]),
    nested.join(style.between === undefined ? '\n\n' : `\n\n${style.between}\n\n`),
    ...(style.after === undefined ? [] : [style.after]),
  ];
  return (style.text ?? ((answer) => answer))(`${parts.join('\n\n')}\n`);
}

export function expectedOf(finding: Written, style: Style): Expected {
  const { severity, startLine, endLine, title, quote, body, suggestion } = { ...finding, ...style.code };
  const has = (part: 'severity' | 'lines' | 'title' | Part) => !(style.without ?? []).includes(part);
  return {
    severity: has('severity') ? severity : (style.group ?? 'warning'),
    title: has('title') ? title.replaceAll('`', '') : '',
    hint: has('lines') ? { startLine, endLine } : undefined,
    quote: has('quote') || (style.bringsQuote === true && has('suggestion')) ? quote : undefined,
    suggestion: has('suggestion') ? suggestion : undefined,
    body: has('body')
      ? labelled('body', body, style)
          .trimStart()
          .replace(/^ +(?=\S)/gm, '  ')
      : '',
  };
}

function writeFinding(finding: Written, number: number, style: Style): string {
  const has = (part: 'severity' | 'lines' | 'title' | Part) => !(style.without ?? []).includes(part);
  const words: HeadingParts = {
    severity: has('severity') ? (style.severity?.[finding.severity] ?? finding.severity) : '',
    lines: has('lines') ? (style.lines ?? canonicalLines)(finding.startLine, finding.endLine) : '',
    title: has('title') ? (style.title ?? ((title) => title))(finding.title) : '',
    separator: style.separator ?? ' · ',
  };
  const text = (style.arrange ?? inOrder)(words);
  const marker = style.marker?.(number) ?? '';
  const heading = marker + (style.heading ?? ((line) => `### ${line}`))(text);

  const parts = (style.order ?? ['quote', 'body', 'suggestion'])
    .filter(has)
    .map((part) => labelled(part, partOf(part, finding, style), style));
  const below = parts.join(style.gap ?? '\n\n');
  const margin = style.isFlat === true ? '' : ' '.repeat(marker.length);
  return [heading, ...(parts.length === 0 ? [] : [indented(below, margin)])].join(style.gap ?? '\n\n');
}

function partOf(part: Part, { quote, body, suggestion }: Written, style: Style): string {
  if (part === 'body') return body;
  if (part === 'quote') return (style.quote ?? ((code) => fenced('', code)))(quote);
  return (style.suggestion ?? ((code) => fenced('suggestion', code)))(suggestion, quote);
}

function labelled(part: Part, text: string, { label, bullet, gap }: Style): string {
  const said = label?.[part];
  const whole = said === undefined ? text : `${said}${gap ?? '\n\n'}${text}`;
  return bullet === undefined ? whole : indented(whole, ' '.repeat(bullet.length)).replace(/^ +/, bullet);
}

function inOrder({ severity, lines, title, separator }: HeadingParts): string {
  return [severity, lines, title].filter((part) => part !== '').join(separator);
}

function canonicalLines(from: number, to: number): string {
  return from === to ? `L${from}` : `L${from}–${to}`;
}

function indented(text: string, margin: string): string {
  return text.replace(/^(?=.)/gm, margin);
}
