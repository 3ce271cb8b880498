/** Text in, where it holds what looks like a key, a token or a password out. A net, no guarantee: nobody knows all shapes. */
import { lintSource } from '@secretlint/core';
import { creator } from '@secretlint/secretlint-rule-preset-recommend';

export interface Secret {
  /** Whose it seems to be, such as `github` or `private key`. */
  readonly name: string;
  /** In UTF-16 units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** It is one of those that were named, whatever it looks like. */
  readonly isOwn: boolean;
}

/** What the library does not look for. */
const moreShapes: Readonly<Record<string, RegExp>> = {
  'aws access key id': /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/g,
  google: /\bAIza[\w-]{35}(?![\w-])/g,
  openrouter: /\bsk-or-v\d-[A-Za-z\d]{32,}/g,
  stripe: /\b[rs]k_(?:live|test)_[A-Za-z\d]{16,}/g,
  'hugging face': /\bhf_[A-Za-z\d]{30,}/g,
  'json web token': /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/g,
};

/** In the order of the text, none within another. `own`: values that are secret whatever they look like. */
export async function findSecrets(text: string, own: readonly string[] = []): Promise<readonly Secret[]> {
  const { messages } = await lintSource({
    // The name of the file decides nothing here, and the library reads no file of that name.
    source: { content: withoutOrders(text), filePath: 'code', contentType: 'text' },
    options: {
      locale: 'en',
      maskSecrets: true,
      noPhysicFilePath: true,
      config: { rules: [{ id: presetName, rule: creator, options: {} }] },
    },
  });
  const found = messages.map(({ ruleId, range: [start, end] }) => ({ name: nameOf(ruleId), start, end, isOwn: false }));
  const shaped = Object.entries(moreShapes).flatMap(([name, shape]) => matches(text, shape, name));
  const literal = own.flatMap((value) => occurrences(text, value));
  return merged([...literal, ...found, ...shaped].filter(({ start, end }) => end > start));
}

/** Of the same length: `secretlint-disable` in a comment would hide what comes after it, and code is data. */
function withoutOrders(text: string): string {
  return text.replaceAll(/secretlint-/gi, 'secretlint_');
}

const presetName = '@secretlint/secretlint-rule-preset-recommend';

/** `@secretlint/secretlint-rule-private-key` is a `private key`; two of the library's names are no words yet. */
function nameOf(ruleId: string): string {
  const name = ruleId.replace(/^.*secretlint-rule-/, '').replaceAll('-', ' ');
  return name.replace('privatekey', 'private key').replace('basicauth', 'basic auth');
}

function matches(text: string, shape: RegExp, name: string): Secret[] {
  return [...text.matchAll(shape)].map(({ index, 0: { length } }) => ({
    name,
    start: index,
    end: index + length,
    isOwn: false,
  }));
}

function occurrences(text: string, value: string): Secret[] {
  const found: Secret[] = [];
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length)) {
    found.push({ name: 'api key', start: at, end: at + value.length, isOwn: true });
  }
  return found;
}

/** Those that overlap become one, under the name of the first; what holds one of the user's own is theirs. */
function merged(secrets: readonly Secret[]): readonly Secret[] {
  const result: Secret[] = [];
  for (const secret of secrets.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const before = result.at(-1);
    if (before && secret.start < before.end) {
      const end = Math.max(before.end, secret.end);
      result[result.length - 1] = { ...before, end, isOwn: before.isOwn || secret.isOwn };
    } else result.push(secret);
  }
  return result;
}
