/** What VS Code kept of the panel's page in, checked: what cannot be read counts as not there. No words of an answer in it. */
import * as v from 'valibot';
import { severities, type Severity } from '../review/finding.ts';

export interface PageState {
  /** The review that was last asked for; empty where none was. */
  readonly chosen: string;
  /** Where the reader of each answer is. */
  readonly places: Readonly<Record<string, ReaderPlace>>;
  /** Of each review. */
  readonly filters: Readonly<Record<string, Filter>>;
  /** The answers whose reasoning is open. */
  readonly reasoning: readonly string[];
}

export interface ReaderPlace {
  /** The first block of the answer in view, counted from 0; absent where it does not matter. */
  readonly block?: number;
  /** How far below the page's upper edge that block begins, in pixels. */
  readonly top: number;
  /** The reader is at the end, and goes on with it. */
  readonly pinned: boolean;
}

/** Which findings the reader looks for. */
export interface Filter {
  /** None stands for all. */
  readonly severities: readonly Severity[];
  /** As typed; in what VS Code keeps, none while the history is off. */
  readonly words: string;
  /** Its field is there, perhaps with nothing in it. */
  readonly isOpen: boolean;
}

const place = v.object({
  block: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
  top: v.pipe(v.number(), v.finite()),
  pinned: v.boolean(),
});
const filter = v.object({ severities: v.array(v.picklist(severities)), words: v.string(), isOpen: v.boolean() });

const nothing: PageState = { chosen: '', places: {}, filters: {}, reasoning: [] };

const pageState: v.GenericSchema<unknown, PageState> = v.object({
  chosen: v.fallback(v.string(), ''),
  places: v.fallback(v.record(v.string(), place), {}),
  filters: v.fallback(v.record(v.string(), filter), {}),
  reasoning: v.fallback(v.array(v.string()), []),
});

export function parsePageState(state: unknown): PageState {
  const { success, output } = v.safeParse(pageState, state);
  return success ? output : nothing;
}
