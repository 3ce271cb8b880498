/** What a person typed as a server's address in, the base URLs that may be meant out, the likeliest first. */
import { isHttp } from './url.ts';

/** Constants, so that they can be translated. */
export const addressProblems = {
  none: 'Enter the address of a server, such as http://localhost:11434.',
  notAnAddress: 'This is not an address. Enter one such as http://localhost:11434 or https://api.example.com/v1.',
  scheme: 'Only http and https addresses can be used.',
  userinfo: 'An address must not contain a user name or password. Leave it out; the key is asked for separately.',
} as const;

/**
 * Without a scheme, machines of one's own are tried over http first, all others over https only.
 * @throws Error whose message is one of `addressProblems`.
 */
export function resolveBaseUrl(typed: string): readonly string[] {
  const text = typed.trim().replace(/^["'<]+|["'>]+$/g, '');
  if (text === '') throw new Error(addressProblems.none);
  const hasScheme = /^[a-z][a-z\d+.-]*:(?!\d)/i.test(text);
  const urls = (hasScheme ? [''] : schemesFor(text)).map((scheme) => parse(scheme + text));
  return [...new Set(urls.flatMap(candidatesFor))];
}

function schemesFor(text: string): readonly string[] {
  return isOwn(parse(`http://${text}`).hostname) ? ['http://', 'https://'] : ['https://'];
}

/** Loopback, private networks, and names without a dot, which no public server has. */
function isOwn(host: string): boolean {
  return (
    !/[.:]/.test(host) ||
    /^(127|10|192\.168|172\.(1[6-9]|2\d|3[01])|169\.254)\./.test(host) ||
    /^\[(::1|f[cd]|fe80)/.test(host) ||
    /\.(local|lan|home|internal|localhost)$/.test(host)
  );
}

function parse(text: string): URL {
  if (/\s/.test(text) || !URL.canParse(text)) throw new Error(addressProblems.notAnAddress);
  const url = new URL(text);
  if (!isHttp(url)) throw new Error(addressProblems.scheme);
  if (url.username !== '' || url.password !== '') throw new Error(addressProblems.userinfo);
  return url;
}

const resource = /\/(chat\/completions|completions|models|responses|embeddings)$/;
const ollamaResource = /\/api(\/(tags|generate|chat|show|ps))?$/;
/** A version, or a service whose paths carry none. */
const complete = /\/v\d+[a-z\d]*(\/|$)|\/openai(\/|$)/;

function candidatesFor(url: URL): string[] {
  const typed = url.pathname.replace(/\/+$/, '');
  const path = typed.replace(resource, '');
  const withVersion = `${path}/v1`;
  const paths = complete.test(path)
    ? [path]
    : path !== typed
      ? [path, withVersion]
      : ollamaResource.test(path)
        ? [withVersion, path, `${path.replace(ollamaResource, '')}/v1`]
        : [withVersion, path];
  return paths.map((candidate) => `${url.origin}${candidate}${url.search}`);
}
