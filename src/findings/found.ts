/** What a search for a quote comes to. */
import type { Match } from '../review/finding.ts';
import type { Place } from './codeIndex.ts';

export type Found = { readonly place: Place; readonly match: Match; readonly whole: boolean } | 'missing' | 'ambiguous';
