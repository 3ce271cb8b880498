/** A line of a suggestion and the lines that it replaces in; whether it is none of the code out. */
import { isElision } from './elision.ts';
import { isHollow, isStandIn } from './standIn.ts';

/** What stands in suggestions and belongs into no file, unless the code has the like. */
export function isNoCode(line: string, there: readonly string[]): boolean {
  const has = (looks: (line: string) => boolean) => looks(line) && !there.some(looks);
  return (
    ((isElision(line) || isPlaceholder(line)) && !there.includes(line)) ||
    (isStandIn(line) && !there.some((other) => other.trim() === line.trim())) ||
    has(isHollow) ||
    has(isDiffed) ||
    has(isNumbered) ||
    has(isProse) ||
    has(isOrder)
  );
}

function isDiffed(line: string): boolean {
  return /^\+(?!\+|$)|^-[ \t]/.test(line);
}

function isNumbered(line: string): boolean {
  return /^ *\d+\| /.test(line);
}

function isProse(line: string): boolean {
  return /^\s*\p{Lu}[\p{L}’']*(?:,? [\p{L}\d’'`.-]+){2,}[.:!]$/u.test(line);
}

/** “Remove the second call” */
function isOrder(line: string): boolean {
  return /^\s*\p{Lu}\p{Ll}+(?:,? [\p{Ll}\d’'`–-]+){2,}$/u.test(line);
}

/** “// the rest of the function stays as it is” */
function isPlaceholder(line: string): boolean {
  return (
    /^\s*(?:\/\/|#|--|\/\*|\{\/\*|<!--|;|%|\*)/.test(line) &&
    /\b(?:(?:the )?(?:rest|remainder) of|(?:existing|remaining|other|previous) (?:code|logic|implementation|lines|cases|methods|fields)|unchanged|(?:same )?as before|same as above|(?:stays|remains) (?:the same|as))\b/i.test(
      line,
    )
  );
}
