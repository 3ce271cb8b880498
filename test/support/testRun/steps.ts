/** What `npm test` runs: in which order, and what beside what. */
import { vsCodeVersions } from '../vscode/versions.ts';

export interface Step {
  readonly name: string;
  /** A script of `package.json`. */
  readonly script: string;
  /** Names of the reports that it writes, see `report.ts`; none for a check that passes or fails as a whole. */
  readonly reports: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Steps that run one after the other. */
export type Lane = readonly Step[];

// Packaging checks everything first, for nobody should ship what was not; so nothing is left for a check of its own.
const checkAndPackage: Step = { name: 'Check and package', script: 'package', reports: [] };
const unit: Step = { name: 'Unit tests', script: 'test:unit', reports: ['unit'] };
const panel: Step = { name: 'Panel tests', script: 'test:panel', reports: ['panel'] };
const faults: Step = { name: 'Faults', script: 'test:faults:sockets', reports: ['faults'] };
const integration: Step = {
  name: 'Integration tests',
  script: 'test:integration',
  reports: vsCodeVersions.map((version) => `integration-${version}`),
};
const endToEnd = vsCodeVersions.map<Step>((version) => ({
  name: `End-to-end tests in VS Code ${version}`,
  script: 'test:e2e:packaged',
  reports: [`e2e-${version}`],
  env: { SECOND_LOOK_VSCODE: version },
}));

/**
 * The lanes of a stage run side by side, two for the two cores of a small machine. The stages follow each other: a
 * build while the end-to-end tests start a window from it would take its files away.
 */
export const stages: readonly (readonly Lane[])[] = [
  [
    [checkAndPackage, faults, integration],
    [unit, panel],
  ],
  endToEnd.map((step) => [step]),
];
