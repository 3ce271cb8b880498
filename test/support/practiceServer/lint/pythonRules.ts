/** What Ruff looks for, where each family of rules comes from, how much a rule matters, and what goes wrong where it is broken. */
import type { Severity } from './finding.ts';

interface Family {
  readonly name: string;
  readonly severity: Severity;
}

/** By the letters of the rule's code; exactly these families are asked for. */
const families: Readonly<Record<string, Family>> = {
  E: { name: 'pycodestyle', severity: 'suggestion' },
  F: { name: 'Pyflakes', severity: 'warning' },
  ASYNC: { name: 'flake8-async', severity: 'warning' },
  B: { name: 'flake8-bugbear', severity: 'warning' },
  BLE: { name: 'flake8-blind-except', severity: 'warning' },
  C: { name: 'flake8-comprehensions', severity: 'note' },
  DTZ: { name: 'flake8-datetimez', severity: 'suggestion' },
  PERF: { name: 'Perflint', severity: 'note' },
  PIE: { name: 'flake8-pie', severity: 'note' },
  PLE: { name: 'Pylint', severity: 'critical' },
  PLR: { name: 'Pylint', severity: 'suggestion' },
  PLW: { name: 'Pylint', severity: 'warning' },
  RET: { name: 'flake8-return', severity: 'note' },
  RUF: { name: "Ruff's own", severity: 'suggestion' },
  S: { name: 'flake8-bandit', severity: 'warning' },
  SIM: { name: 'flake8-simplify', severity: 'suggestion' },
};

export const selected = [
  ...Object.keys(families).filter((family) => family !== 'C' && family !== 'PLR'),
  'C4',
  'PLR0124',
];

/** Matters of layout and taste, letters that look alike, and what is only a question. */
export const ignored = [
  ...['E501', 'E741', 'PLW2901', 'RUF001', 'RUF002', 'RUF003', 'RUF100'],
  ...['S101', 'S311', 'S603', 'S607', 'SIM102', 'SIM105', 'SIM108', 'SIM117'],
];

/** True only where the rest of the file is known. */
export const fileRules: ReadonlySet<string> = new Set([
  'F401',
  'F811',
  'F821',
  'F822',
  'F701',
  'F702',
  'F704',
  'F706',
  'PLE1142',
]);

/** True only of a block that was seen to its last line. */
export const blockRules: ReadonlySet<string> = new Set(['B007', 'PERF203', 'PERF401', 'PERF403', 'S110', 'S112']);

/** True only of a function that was seen from its first line to its last. */
export const functionRules: ReadonlySet<string> = new Set([
  'F841',
  'RET503',
  'RET504',
  'B901',
  'RUF059',
  'PLW0602',
  'PLE0118',
]);

const critical = 'critical';
const warning = 'warning';
const suggestion = 'suggestion';
const note = 'note';

/** Rules that are not listed weigh what their family weighs. */
export const judgements: Readonly<Record<string, readonly [Severity, string?]>> = {
  B006: [
    critical,
    'The default is made once, when the function is defined: every call without that argument changes the same object.',
  ],
  B007: [note],
  B008: [warning, 'The call runs once, when the function is defined, and every later call gets that same result.'],
  B015: [warning, 'The comparison is worked out and dropped; an `assert` or an `if` was probably meant.'],
  B018: [warning, 'The value is worked out and dropped; a call or an assignment was probably meant.'],
  B023: [warning, 'The function looks the variable up when it is called, and by then the loop may have moved on.'],
  B904: [suggestion, 'With `from` the traceback says which error led to this one.'],
  B905: [note],
  BLE001: [warning, 'It catches mistakes in this code as well, which then look like the failure that was expected.'],
  E711: [suggestion, 'A class can define `==` as it likes; identity is what is meant.'],
  E712: [suggestion],
  E722: [
    warning,
    'It also catches `KeyboardInterrupt` and `SystemExit`, so the program cannot be stopped here, and a typing error looks like a failure.',
  ],
  F401: [
    suggestion,
    'It costs time when the module is loaded and misleads whoever looks for what this file depends on.',
  ],
  F541: [note, 'A placeholder was forgotten, or the `f` is not needed.'],
  F601: [critical],
  F631: [critical, 'A tuple that is not empty is true, so this check can never fail.'],
  F632: [
    critical,
    '`is` asks whether both are the same object; whether two equal values are, depends on the interpreter.',
  ],
  F811: [warning, 'The earlier definition can no longer be reached.'],
  F821: [critical, 'This raises a `NameError` when the line runs.'],
  F841: [suggestion, 'It is left over, or something was forgotten that should use it.'],
  F901: [
    critical,
    '`NotImplemented` is a value for comparisons and cannot be raised: this line gives a `TypeError` instead.',
  ],
  PLR0124: [critical, 'The answer is the same every time, so a different name was probably meant on one side.'],
  RUF012: [suggestion, 'All objects of the class share this one value.'],
  RUF034: [critical, 'Both branches give the same value, so the condition decides nothing.'],
  S105: [critical, 'Whoever can read the source can use it, and it stays in the history after it is removed.'],
  S110: [warning, 'The failure leaves no trace, so nobody learns of it.'],
  S113: [warning, 'Without a timeout a silent server makes this wait for ever.'],
  S307: [critical, 'Whoever can influence the text runs code with the rights of this program.'],
  S602: [critical, 'Whoever can influence the command line runs commands with the rights of this program.'],
  S605: [warning],
  S608: [critical, 'A value that holds a quote changes the query; parameters keep values out of it.'],
  SIM114: [
    suggestion,
    'Two branches do the same; either one condition covers both, or one of them was meant to differ.',
  ],
  SIM115: [warning, 'The file stays open when something between here and its `close` raises.'],
};

export function familyOf(code: string): Family | undefined {
  return families[/^[A-Z]+/.exec(code)?.[0] ?? ''];
}
