/** What `npm test` runs, in order. */
import { vsCodeVersions } from '../vscode/versions.ts';

export interface Step {
  readonly name: string;
  /** A script of `package.json`. */
  readonly script: string;
  /** Names of the reports that it writes, see `report.ts`; none for a check that passes or fails as a whole. */
  readonly reports: readonly string[];
}

const perVersion = (name: string) => vsCodeVersions.map((version) => `${name}-${version}`);

export const steps: readonly Step[] = [
  // Packaging checks everything first, for nobody should ship what was not; so nothing is left for a check of its own.
  { name: 'Check and package', script: 'package', reports: [] },
  { name: 'Unit tests', script: 'test:unit', reports: ['unit'] },
  { name: 'Panel tests', script: 'test:panel', reports: ['panel'] },
  { name: 'Faults', script: 'test:faults:sockets', reports: ['faults'] },
  { name: 'Integration tests', script: 'test:integration', reports: perVersion('integration') },
  { name: 'End-to-end tests', script: 'test:e2e:packaged', reports: perVersion('e2e') },
];
