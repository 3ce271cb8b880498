/** An error body and its status in; the kind of failure and whether another attempt could succeed out. */
import type { ErrorKind } from '../util/errorKind.ts';
import type { ErrorBody } from './errorBody.ts';

export interface Classification {
  readonly kind: ErrorKind;
  readonly retryable: boolean;
}

interface Sign {
  readonly kind: ErrorKind;
  readonly statuses?: readonly number[];
  readonly codes?: RegExp;
  readonly words?: RegExp;
}

/** The first that fits wins: what a server says in words and codes is more exact than the status it sends with them. */
const signs: readonly Sign[] = [
  {
    kind: 'tooLarge',
    statuses: [413],
    codes: /context_length_exceeded|exceed_context_size|too_many_(prompt_)?tokens|context_window_exceeded/,
    words:
      /context (length|size|window)[^.]{0,60}exceed|exceed[^.]{0,60}context (length|size|window)|maximum context length|context length is only|prompt (is )?too long|input token count.{0,40}exceeds|context the overflows|too many tokens|request too large|larger than the (maximum )?context/i,
  },
  {
    kind: 'quota',
    statuses: [402],
    codes: /insufficient_(quota|balance|credits|funds)|billing|payment_required|quota_exceeded/,
    words: /insufficient (quota|balance|credits?|funds)|credit balance is too low|out of credits/i,
  },
  {
    kind: 'refused',
    codes: /content_?(filter|policy)|responsibleaipolicy|content_moderation|moderation_blocked|data_?inspection/,
    words: /content management policy|content policy|requires moderation|flagged by .{0,40}(moderation|policy)/i,
  },
  {
    kind: 'auth',
    statuses: [401, 403],
    codes: /invalid_api_key|authentication|permission(_error|_denied)|unauthori[sz]ed|access_?denied/,
    words: /(invalid|incorrect|missing|wrong) api[ -]?key|api[ -]?key (not valid|is invalid)/i,
  },
  // Before the limits: TGI answers 429 with the type `overloaded`, which says more.
  {
    kind: 'overloaded',
    statuses: [503, 529],
    codes: /overloaded|unavailable|insufficient_system_resource/,
    words: /\bloading model\b/i,
  },
  {
    kind: 'rateLimited',
    statuses: [429],
    codes: /rate_?limit|resource_exhausted|too_many_requests/,
  },
];

const retryableKinds: ReadonlySet<ErrorKind> = new Set(['overloaded', 'rateLimited', 'network', 'server']);
/** Asking again changes nothing about what the server has not built. */
const finalServerErrors = [501, 505];

/** `status` is that of the response; leave it out for an error inside a stream that began well. */
export function classify(body: ErrorBody, status?: number): Classification {
  const code = status ?? body.status;
  const byWords = signs.find(({ codes, words }) => says(body, codes, words));
  const byStatus = signs.find(({ statuses }) => code !== undefined && statuses?.includes(code));
  const kind = byWords?.kind ?? byStatus?.kind ?? generalKind(body, code);
  const final = kind === 'server' && code !== undefined && finalServerErrors.includes(code);
  return { kind, retryable: isTimeout(code) || (retryableKinds.has(kind) && !final) };
}

function says(body: ErrorBody, codes: RegExp | undefined, words: RegExp | undefined): boolean {
  return body.codes.some((code) => codes?.test(code)) || words?.test(body.message) === true;
}

function generalKind(body: ErrorBody, code: number | undefined): ErrorKind {
  if (code !== undefined) return code >= 500 || isTimeout(code) ? 'server' : 'badRequest';
  return body.codes.some((name) => /invalid|bad_?request|not_?found|validation|unsupported/.test(name))
    ? 'badRequest'
    : 'server';
}

/** 4xx by number, but nothing is wrong with the request. */
function isTimeout(code: number | undefined): boolean {
  return code === 408 || code === 425;
}
