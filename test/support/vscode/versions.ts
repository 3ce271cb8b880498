/** The two VS Codes that tests run on, and the npm packages that carry them. */

/** The floor that `engines.vscode` promises, and the newest. */
export const vsCodeVersions = ['1.104.0', '1.139.1'] as const;
export type VsCodeVersion = (typeof vsCodeVersions)[number];
export const newestVsCode: VsCodeVersion = '1.139.1';

export interface VsCodeRelease {
  /** The release of the npm package `code-server` with that VS Code inside. */
  readonly codeServer: string;
  /** Major versions of Node that it runs on. */
  readonly nodeMajors: readonly number[];
  /** The Node that is fetched where the running one does not fit. */
  readonly node: string;
}

export const releases: Readonly<Record<VsCodeVersion, VsCodeRelease>> = {
  '1.104.0': { codeServer: '4.104.0', nodeMajors: [20, 22], node: '22.23.3' },
  '1.139.1': { codeServer: '4.139.1', nodeMajors: [24], node: '24.21.0' },
};

/** @throws Error when `text` is not one of the two versions. */
export function vsCodeVersion(text: string): VsCodeVersion {
  const found = vsCodeVersions.find((version) => version === text);
  if (found === undefined) throw new Error(`No VS Code ${text} here: choose ${vsCodeVersions.join(' or ')}.`);
  return found;
}

/** The versions a test run is for: the one that `SECOND_LOOK_VSCODE` names, else all. */
export function selectedVsCodeVersions(env: NodeJS.ProcessEnv): readonly VsCodeVersion[] {
  const named = env['SECOND_LOOK_VSCODE'];
  return named === undefined || named === '' ? vsCodeVersions : [vsCodeVersion(named)];
}
