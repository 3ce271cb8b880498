/** How each step ended → how many tests passed and failed in all. */
import type { Report } from './report.ts';

/** How a step ended. */
export interface StepOutcome {
  readonly exitCode: number;
  /** One for each report that the step should have written, undefined where it is missing; none for a plain check. */
  readonly reports: readonly (Report | undefined)[];
}

const lost: Report = { passed: 0, failed: 1, failures: [] };

/** A plain check counts as one. A step cannot fail, or run nothing, without at least one failed in its counts. */
export function countStep({ exitCode, reports }: StepOutcome): Report {
  if (reports.length === 0) return exitCode === 0 ? { passed: 1, failed: 0, failures: [] } : lost;
  const counted = addUp(reports.map(countReport));
  return exitCode !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
}

export function addUp(reports: readonly Report[]): Report {
  const sum = (key: 'passed' | 'failed') => reports.reduce((total, report) => total + report[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), failures: reports.flatMap(({ failures }) => failures) };
}

export function totalLine({ passed, failed }: Pick<Report, 'passed' | 'failed'>): string {
  return `${passed} passed, ${failed} failed`;
}

function countReport(report: Report | undefined): Report {
  return report === undefined || report.passed + report.failed === 0 ? lost : report;
}
