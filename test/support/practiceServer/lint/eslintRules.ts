/** What ESLint looks for beyond its recommended rules, how much each rule matters, and what goes wrong where one is broken. */
import type { Linter } from 'eslint';
import type { Severity } from './finding.ts';

export const extraRules: Linter.RulesRecord = {
  'array-callback-return': 'error',
  complexity: ['error', 20],
  'default-case-last': 'error',
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'guard-for-in': 'error',
  'max-depth': ['error', 4],
  'no-constructor-return': 'error',
  'no-eval': 'error',
  'no-implied-eval': 'error',
  'no-loop-func': 'error',
  'no-new-func': 'error',
  'no-new-wrappers': 'error',
  'no-promise-executor-return': 'error',
  'no-self-compare': 'error',
  'no-template-curly-in-string': 'error',
  'no-throw-literal': 'error',
  'no-unmodified-loop-condition': 'error',
  'no-unneeded-ternary': 'error',
  'no-unreachable-loop': 'error',
  'no-useless-concat': 'error',
  'no-useless-return': 'error',
  'no-var': 'error',
  'prefer-const': 'error',
  'prefer-promise-reject-errors': 'error',
  radix: 'error',
  'require-await': 'error',
};

/** True only where the rest of the scope is known: asked of each variable that such a message is about. */
export const variableRules: ReadonlySet<string> = new Set([
  'no-unused-vars',
  '@typescript-eslint/no-unused-vars',
  'no-unassigned-vars',
  'no-useless-assignment',
  'prefer-const',
  'no-var',
  'no-unmodified-loop-condition',
  'no-unused-labels',
  'no-unused-expressions',
  '@typescript-eslint/no-unused-expressions',
]);

/** True only of a function, loop or class that was seen to its end. */
export const wholeBlockRules: ReadonlySet<string> = new Set([
  'array-callback-return',
  'complexity',
  'constructor-super',
  'getter-return',
  'no-empty',
  'no-fallthrough',
  'no-unreachable-loop',
  'no-unused-private-class-members',
  'no-useless-catch',
  'no-useless-return',
  'require-await',
  'require-yield',
  '@typescript-eslint/no-empty-object-type',
  '@typescript-eslint/no-extraneous-class',
  '@typescript-eslint/no-useless-constructor',
  'css/no-empty-blocks',
]);

const critical = 'critical';
const warning = 'warning';
const suggestion = 'suggestion';
const note = 'note';

/** Rules that are not listed weigh what their own metadata says. */
export const judgements: Readonly<Record<string, readonly [Severity, string?]>> = {
  'array-callback-return': [
    warning,
    'A callback that returns nothing on some path puts `undefined` into the result or drops the element.',
  ],
  complexity: [
    note,
    'So many paths are hard to hold in the head and harder to test; smaller functions would each have a name.',
  ],
  eqeqeq: [
    warning,
    'The loose comparison converts its operands first: `0`, `""` and `"0"` meet in ways that few readers expect.',
  ],
  'for-direction': [
    critical,
    'The counter moves away from its bound, so the loop either never runs or does not end by itself.',
  ],
  'getter-return': [warning, 'On that path the property reads as `undefined`.'],
  'max-depth': [note],
  'no-async-promise-executor': [
    critical,
    'What an async executor throws does not reject the promise that it builds, which may then stay pending for ever.',
  ],
  'no-case-declarations': [
    suggestion,
    'The name is visible in every other case of the switch, where it was never initialised.',
  ],
  'no-compare-neg-zero': [warning],
  'no-cond-assign': [
    critical,
    'The condition changes the variable instead of looking at it, and the branch then depends on the value assigned.',
  ],
  'no-const-assign': [critical, 'This line throws a `TypeError` as soon as it runs.'],
  'no-constant-binary-expression': [
    critical,
    'The result is the same whatever the variables hold, so the check checks nothing.',
  ],
  'no-constant-condition': [warning, 'The outcome is decided before the program runs.'],
  'no-debugger': [warning, 'It stops every session that has developer tools open.'],
  'no-dupe-class-members': [critical, 'The later member silently replaces the earlier one.'],
  'no-dupe-else-if': [critical, 'The condition was already answered above, so this branch is never reached.'],
  'no-dupe-keys': [critical, 'The later value silently replaces the earlier one.'],
  'no-duplicate-case': [critical, 'The first case with this value wins; this one is never reached.'],
  'no-empty': [warning, 'Nothing happens here, and nobody is told.'],
  'no-eval': [critical, 'Whoever can influence the text runs code with the rights of this program.'],
  'no-ex-assign': [warning, 'The error that was caught is gone.'],
  'no-fallthrough': [critical, 'The case before it runs on into this one.'],
  'no-func-assign': [critical],
  'no-global-assign': [critical],
  'no-implied-eval': [
    critical,
    'The text is run as code: whoever can influence it runs code with the rights of this program.',
  ],
  'no-import-assign': [critical, 'Imported names cannot be assigned to; this throws when it runs.'],
  'no-loop-func': [warning, 'All the functions made here share one variable and see its last value.'],
  'no-loss-of-precision': [critical, 'The number that the program works with is not the number written here.'],
  'no-new-func': [
    critical,
    'The text is run as code: whoever can influence it runs code with the rights of this program.',
  ],
  'no-obj-calls': [critical, 'This throws a `TypeError` as soon as it runs.'],
  'no-promise-executor-return': [note, 'The value returned goes nowhere; was it meant for `resolve`?'],
  'no-prototype-builtins': [
    suggestion,
    'An object without that prototype, or with a key of that name, makes this call fail.',
  ],
  'no-self-assign': [warning, 'The assignment does nothing, so a different name was probably meant on one side.'],
  'no-self-compare': [critical, 'A value compared with itself gives the same answer every time, except for `NaN`.'],
  'no-setter-return': [warning],
  'no-sparse-arrays': [warning, 'The extra comma leaves a hole that reads as `undefined`.'],
  'no-template-curly-in-string': [
    warning,
    'Between plain quotes the placeholder stays text; only backticks fill it in.',
  ],
  'no-this-before-super': [critical, 'This throws a `ReferenceError` as soon as an object is made.'],
  'no-throw-literal': [warning, 'What is thrown has no stack, and a handler that reads `error.message` finds nothing.'],
  'no-unmodified-loop-condition': [
    critical,
    'Nothing in the loop changes what its condition looks at, so once it has begun, only a `break`, a `return` or an error ends it.',
  ],
  'no-unneeded-ternary': [note],
  'no-unreachable': [warning, 'It never runs: control has left before.'],
  'no-unreachable-loop': [critical, 'The loop ends in its first round, so it never comes to a second one.'],
  'no-unsafe-finally': [
    critical,
    'Leaving a `finally` block this way swallows the error or the value that was on its way out.',
  ],
  'no-unsafe-negation': [
    critical,
    'The negation applies to the left operand alone, so the test asks something else than it says.',
  ],
  'no-unsafe-optional-chaining': [
    critical,
    'Where the chain stops short it gives `undefined`, and then this throws a `TypeError`.',
  ],
  'no-unused-private-class-members': [suggestion, 'Nothing outside of the class can read it, and nothing inside does.'],
  'no-unused-vars': [suggestion, 'It is left over, or something was forgotten that should use it.'],
  'no-useless-assignment': [suggestion, 'The value is overwritten or dropped before anything reads it.'],
  'no-useless-return': [note],
  'no-var': [note, '`var` belongs to the whole function and can be read before its line.'],
  'prefer-const': [note, 'It is never assigned again, and `const` says so.'],
  'prefer-promise-reject-errors': [warning, 'What arrives in the `catch` may have no stack and no `message`.'],
  'preserve-caught-error': [warning, 'The new error hides where the trouble began; `cause` keeps it.'],
  radix: [suggestion],
  'require-await': [note, 'An `await` was forgotten, or `async` only serves to return a promise.'],
  'use-isnan': [
    critical,
    '`NaN` equals nothing, not even itself, so this comparison gives the same answer every time.',
  ],
  'valid-typeof': [critical, '`typeof` never gives that string, so the comparison is always false.'],
  '@typescript-eslint/ban-ts-comment': [note, 'It silences every error on that line, also those that come later.'],
  '@typescript-eslint/no-explicit-any': [
    suggestion,
    '`any` switches the type checker off for everything that this value touches; `unknown` keeps it on.',
  ],
  '@typescript-eslint/no-non-null-assertion': [
    suggestion,
    'The `!` checks nothing at run time: where the value is missing, the next access throws.',
  ],
  '@typescript-eslint/no-unused-vars': [suggestion, 'It is left over, or something was forgotten that should use it.'],
  '@typescript-eslint/no-unused-expressions': [
    warning,
    'The value is worked out and dropped; a call or an assignment was probably meant.',
  ],
  'no-unsanitized/method': [
    critical,
    'Where any part of the text comes from a user or a network, its markup and scripts run in the page.',
  ],
  'no-unsanitized/property': [
    critical,
    'Where any part of the text comes from a user or a network, its markup and scripts run in the page.',
  ],
  'regexp/no-contradiction-with-assertion': [note],
  'regexp/no-super-linear-backtracking': [
    warning,
    'A text made for it slows the matcher down far more than its length suggests, and its whole thread with it.',
  ],
  'css/no-invalid-properties': [warning, 'The browser drops the declaration without a word.'],
  'css/no-invalid-at-rules': [warning, 'The browser drops the rule with everything in it.'],
  'css/no-invalid-named-grid-areas': [warning, 'The browser drops the declaration without a word.'],
  'css/no-empty-blocks': [note],
  'css/no-important': [suggestion, 'It can only be overruled by another `!important`, and so they spread.'],
  'css/no-duplicate-imports': [suggestion],
  'css/font-family-fallbacks': [note, 'Where the font is missing, the browser falls back to its own default.'],
  'css/use-baseline': [note],
  'json/no-duplicate-keys': [critical, 'Most parsers keep the last value and drop the others without a word.'],
  'json/no-empty-keys': [warning],
  'security/detect-buffer-noassert': [warning, 'An offset outside the buffer is neither refused nor told.'],
  'security/detect-child-process': [
    critical,
    'A shell reads the command: a `;` or `$()` in any part of it runs what a stranger wrote, with the rights of this program.',
  ],
  'security/detect-disable-mustache-escape': [
    critical,
    'What the template is given is then markup and script of the page.',
  ],
  'security/detect-pseudoRandomBytes': [warning, 'The bytes can be guessed, so they protect nothing.'],
};
