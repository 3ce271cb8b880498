/** An address that somebody else wrote in; as a browser reads it out, or undefined where nobody should follow it. */

/** Characters; what is longer does not fit into a question whole, and often carries something away. */
const longest = 2000;

/** Of the web, and short enough to be shown in full. */
export function webAddress(text: string): URL | undefined {
  // Escapes of what cannot be seen begin with a backslash, and not all programs take one for a slash.
  if (!/^https?:\/\/[^\\]*$/i.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  // `https://example.com@elsewhere` reads like another place, and programs disagree about where it leads.
  const hasUser = url.username !== '' || url.password !== '';
  return hasUser || url.href.length > longest ? undefined : url;
}
