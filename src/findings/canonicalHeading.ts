/** A line in; whether it is a finding's heading in the form that the prompt asks for, out. */
import { severities } from '../review/finding.ts';

const canonical = new RegExp(
  String.raw`^ {0,3}(?:#{1,6}[ \t]+|\*\*)(?:\d{1,3}[.)][ \t]+)?(?:${severities.join('|')})[ \t]*[·•|–—-][ \t]*L(?:ines?)?[ \t]*\d`,
  'i',
);

/** Stricter than a heading needs to be: it is asked only where a fence holds the line, so where it may well be code. */
export function isCanonicalHeading(line: string): boolean {
  return canonical.test(line);
}
