/** What goes into an event stream, and what has to come out of it as the specification has it. */

export interface SseFormat {
  readonly name: string;
  readonly input: string | Uint8Array;
  /** The data of each event; before it `name|` where it has a name, and `#id|` where it carries an id. */
  readonly expected: readonly string[];
}

/** Everything that the format tests of web-platform-tests look at, and some more. */
const cases: readonly (readonly [name: string, input: string | Uint8Array, expected: readonly string[]])[] = [
  ['one event', 'data: a\n\n', ['a']],
  ['several lines of data', 'data:a\ndata: b\ndata\ndata:c\n\n', ['a\nb\n\nc']],
  ['CR', 'data: a\rdata: b\r\r', ['a\nb']],
  ['CRLF', 'data: a\r\ndata: b\r\n\r\n', ['a\nb']],
  ['mixed ends of lines', 'data:a\r\ndata:b\ndata:c\r\n\ndata:d\r\r', ['a\nb\nc', 'd']],
  ['LF CR is two ends', 'data:a\n\rdata:b\n\r', ['a', 'b']],
  ['no space after the colon', 'data:a\n\n', ['a']],
  ['only one space is dropped', 'data:  a\n\n', [' a']],
  ['a tab is data', 'data:\ta\n\n', ['\ta']],
  ['a space before the colon is another field', 'data : a\n\ndata: b\n\n', ['b']],
  ['a space before the name is another field', 'data: a\n data: b\n\n', ['a']],
  ['NUL before or after the name is another field', 'data: a\n\u0000data: b\ndata\u0000: c\n\n', ['a']],
  ['other characters inside the name are another field', 'da-ta: a\ndata_: b\ndata: c\n\n', ['c']],
  ['a comment', ': x\ndata: a\n: y\n\n', ['a']],
  ['a bare colon', ':\n:\n\ndata: a\n\n', ['a']],
  ['a long comment', `:${'x'.repeat(300)}\ndata: a\n\n`, ['a']],
  ['a comment with NUL', ':\u0000\ndata: a\n\n', ['a']],
  ['a comment between two lines of one event', 'data: a\n:data: b\ndata: c\n\n', ['a\nc']],
  ['NUL in data', 'data: a\u0000b\n\n', ['a\u0000b']],
  ['NUL alone as data', 'data:\u0000\n\n', ['\u0000']],
  ['an event without its blank line', 'data: a\n\ndata: b\n', ['a']],
  ['an event without the end of its line', 'data: a\n\ndata: b', ['a']],
  ['empty data', 'data\n\ndata\ndata\n\ndata:\n\n', ['', '\n', '']],
  ['a name without data', 'event: x\n\ndata: a\n\n', ['a']],
  ['a name', 'event: x\ndata: a\n\ndata: b\n\n', ['x|a', 'b']],
  ['a name after its data', 'data: a\nevent: x\n\n', ['x|a']],
  ['the last name counts', 'event: x\nevent: y\ndata: a\n\n', ['y|a']],
  ['an empty name is none', 'event: x\nevent:\ndata: a\n\n', ['a']],
  ['a name may have spaces', 'event:  x y\ndata: a\n\n', [' x y|a']],
  ['fields are case-sensitive', 'Data: a\nDATA: b\nEvent: x\ndata: c\n\n', ['c']],
  ['an unknown field', 'justsometext\nfoo: bar\ndata: a\n\n', ['a']],
  ['blank lines', '\n\n\r\n\r\rdata: a\n\n\n\n', ['a']],
  ['UTF-8', 'data: ok…😀\n\n', ['ok…😀']],
  ['invalid UTF-8', Buffer.from('data: a\u00ffb\n\n', 'latin1'), ['a\uFFFDb']],
  ['a byte order mark at the beginning', '\uFEFFdata: a\n\ndata: b\n\n', ['a', 'b']],
  ['a byte order mark inside data', 'data: a\uFEFFb\n\n', ['a\uFEFFb']],
  ['a line that looks like a field in the value', 'data: data: a\ndata:event: x\n\n', ['data: a\nevent: x']],
  ['an id', 'id: 1\ndata: a\n\ndata: b\n\n', ['#1|a', 'b']],
  ['an id after its data, and without a space', 'data: a\nid:1\n\n', ['#1|a']],
  ['the last id counts', 'id: 1\nid: 2\ndata: a\n\n', ['#2|a']],
  ['an empty id', 'id\ndata: a\n\nid:\ndata: b\n\n', ['#|a', '#|b']],
  ['an id with NUL', 'id: a\u0000b\ndata: a\n\n', ['a']],
  ['an id with NUL after a good one', 'id: 1\nid: a\u0000b\ndata: a\n\n', ['#1|a']],
  ['an id without data', 'id\n\nid: 7\n\ndata: a\n\n', ['a']],
  ['an id with empty data', 'id: 7\ndata\n\ndata: a\n\n', ['#7|', 'a']],
  ['retry that is no number', 'retry: 1x\nretry: 1e9\nretry: -1\ndata: a\n\n', ['a']],
  ['retry that is empty, small, and far too large', 'retry\nretry: 1000\nretry: 99999999999999\ndata: a\n\n', ['a']],
];
export const sseFormats: readonly SseFormat[] = cases.map(([name, input, expected]) => ({ name, input, expected }));

/** A mark before a name hides its line; here it is told, where the specification drops a piece of an answer silently. */
export const strayMarks: readonly SseFormat[] = [
  { name: 'two byte order marks', input: '\uFEFF\uFEFFdata: a\n\ndata: b\n\n', expected: ['\uFEFFdata:a', 'b'] },
  { name: 'one later on', input: 'data: a\n\n\uFEFFdata: b\n\ndata: c\n\n', expected: ['a', '\uFEFFdata:b', 'c'] },
  {
    name: 'a byte that is no character',
    input: Buffer.from('\u00ffdata: a\n\n', 'latin1'),
    expected: ['\uFFFDdata:a'],
  },
];

/** What `expected` says of an event. */
export function asFormat({ name, data, id }: { name: string; data: string; id?: string | undefined }): string {
  return `${id === undefined ? '' : `#${id}|`}${name === '' ? '' : `${name}|`}${data}`;
}
