/** What `npm test` runs: in which order, and what beside what. */
import { vsCodeVersions } from '../vscode/versions.ts';

export interface Step {
  readonly name: string;
  /** A script of `package.json`. */
  readonly script: string;
  /** Names of the reports that it writes, see `report.ts`; none for a check that passes or fails as a whole. */
  readonly reports: readonly string[];
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
const endToEnd: Step = {
  name: 'End-to-end tests',
  script: 'test:e2e:packaged',
  reports: vsCodeVersions.map((version) => `e2e-${version}`),
};
const security: Step = { name: 'Security', script: 'test:security:built', reports: ['security'] };

/**
 * The lanes of a stage run side by side, two for the two cores of a small machine. A browser with a whole window in it
 * takes both of them, so the end-to-end tests have the machine to themselves, and so do those of security.
 */
export const stages: readonly (readonly Lane[])[] = [
  [
    [checkAndPackage, integration],
    [unit, panel, faults],
  ],
  [[endToEnd, security]],
];
