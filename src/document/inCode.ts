/** Words in; the same as inline code of Markdown out, with more backquotes around it than it has within. */
export function inCode(text: string): string {
  const longest = Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const room = /^[` ]|[` ]$/.test(text) ? ' ' : '';
  return `${fence}${room}${text.replace(/[ \t\n]+/g, ' ')}${room}${fence}`;
}
