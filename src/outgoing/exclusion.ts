/** A path and patterns in, whether they keep it from being sent out. The patterns are those of a `.gitignore`. */
import ignore from 'ignore';

/** `path` has `/` between its parts; it is taken as below the folder that the patterns are for. Case makes no difference. */
export function isExcluded(path: string, patterns: string | readonly string[]): boolean {
  const relative = path.replace(/^(?:[a-z]:)?[./\\]*[/\\]+/i, '').replace(/^\.\//, '');
  return relative !== '' && ignore().add(patterns).ignores(relative);
}
