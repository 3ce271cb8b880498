/** A server's or the system's own words in, one short clean line out: no escapes, no control characters, no keys. */
import type { Endpoint } from './request.ts';

const longest = 500;
/** Shorter values occur in ordinary words, and hiding them would only garble the line. */
const shortestSecret = 4;
/** What is read in place of a secret. */
export const hidden = '[hidden]';
/** Values of headers that are shorter are switches, and stand in ordinary code and words. */
export const shortestOwn = 12;

const escape = String.fromCharCode(0x1b);
const bell = String.fromCharCode(0x07);
const csi = String.fromCharCode(0x9b);
const terminalSequences = new RegExp(
  [
    // Operating system commands and device control strings carry text up to their terminator.
    `${escape}\\][^${bell}${escape}]*(?:${bell}|${escape}\\\\)`,
    `${escape}[PX^_][^${escape}]*${escape}\\\\`,
    `(?:${escape}\\[|${csi})[0-?]*[ -/]*[@-~]`,
    `${escape}[ -/]*[0-~]`,
  ].join('|'),
  'g',
);

/** What keys of well-known services look like, also where a server has starred out their middle. */
const keyShapes = [
  /\b(?:sk|pk|rk|gsk|hf|xai|nvapi|pplx|csk|fw|tgp|r8)[-_][\w*.-]{6,}/gi,
  /\bAIza[\w*-]{10,}/g,
  /\b(Bearer|Basic)\s+(?!\[hidden\])[\w*.~+/=-]{6,}/gi,
  /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]+/g,
];

/** Everything an endpoint's requests carry that a server could echo and nobody may read. */
export function secretsOf({ apiKey, headers = {} }: Endpoint): readonly string[] {
  const values = [apiKey ?? '', ...Object.values(headers)].map((value) => value.trim());
  const bare = values.map((value) => value.replace(/^(bearer|basic|token)\s+/i, ''));
  // Longest first, so that a secret which contains another one is hidden whole.
  return [...new Set([...values, ...bare])]
    .filter((value) => value.length >= shortestSecret)
    .sort((a, b) => b.length - a.length);
}

/** Those of them that are told apart from ordinary code and words wherever they stand, the longest first. */
export function ownSecretsOf(endpoint: Endpoint): readonly string[] {
  return secretsOf(endpoint).filter(({ length }) => length >= shortestOwn);
}

/** At most 500 characters on one line. */
export function sanitize(text: string, secrets: readonly string[]): string {
  let line = text
    // Nothing beyond this can be seen in the result, and a page may be long.
    .slice(0, 20 * longest)
    .replace(terminalSequences, '')
    // Direction marks and other invisible characters, also those that count as white space.
    .replace(/\p{Cf}/gu, '')
    .replace(/[\s\u0085]+/g, ' ')
    .replace(/\p{Cc}/gu, '')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .trim();
  for (const secret of secrets) line = line.replaceAll(secret, hidden);
  for (const shape of keyShapes) line = line.replace(shape, hidden);
  if (line.length <= longest) return line;
  return `${line.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
