/** A workbench → how long the barest message takes there to a panel, through a frame and back; an extension of its own measures it. */
import type { Workbench } from '../vscode/workbench.ts';
import { installCompanion, type Companion } from './companion.ts';

/** What the page answers. */
export interface Shown {
  /** Milliseconds since 1970, by the page's clock. */
  readonly paintedAt: number;
}

export interface RoundTrip extends Shown {
  /** From the post to the answer. */
  readonly ms: number;
  /** By the extension host's clock. */
  readonly postedAt: number;
}

export interface RoundTrips {
  readonly companion: Companion;
  /** Once, with the panel to be measured against open beside the code already. */
  open(vs: Workbench): Promise<void>;
  measure(vs: Workbench): Promise<readonly RoundTrip[]>;
}

export async function installRoundTrips(extensions: string): Promise<RoundTrips> {
  const companion = await installCompanion(extensions, {
    name: 'round-trip',
    main: 'test/support/bench/roundTrip/extension.ts',
    page: 'test/support/bench/roundTrip/page.ts',
    commands: { 'roundTrip.open': 'Round Trip: Open', 'roundTrip.measure': 'Round Trip: Measure' },
  });
  return {
    companion,
    open: async (vs) => {
      await vs.runCommand('Round Trip: Open');
      await vs.page.locator('iframe.webview[src*="extensionId=second-look-bench.round-trip"]').waitFor();
    },
    measure: async (vs) => {
      await vs.runCommand('Round Trip: Measure');
      return (await companion.next()) as readonly RoundTrip[];
    },
  };
}
