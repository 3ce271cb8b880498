/** An error response in; what it says about the form of the request out: a refused parameter, or an API that is not there. */
import type { ErrorBody } from './errorBody.ts';
import { negotiable, type Api, type Negotiable } from './plan.ts';

const refusing =
  /unrecogni[sz]ed|unknown|unsupported|not (?:be )?(?:supported|permitted|allowed|available|implemented)|(?:does|do)(?: not|n't) (?:support|allow|accept)|extra_forbidden|extra (?:inputs|fields|parameters)|unexpected|additional properties|must be verified/i;

/** `sent` holds the names in the refused body: a parameter that was not sent cannot have been refused. */
export function refusedParameter(status: number, body: ErrorBody, sent: ReadonlySet<string>): Negotiable | undefined {
  if (status !== 400 && status !== 422) return undefined;
  const refuses = refusing.test(body.message) || body.codes.some((code) => refusing.test(code));
  return negotiable.find((name) => {
    if (!sent.has(name)) return false;
    if (body.fields.length > 0) {
      return body.fields.some((field) => field.place.includes(name) && refusing.test(field.complaint));
    }
    if (!refuses) return false;
    return body.parameter === undefined ? names(body.message, name) : body.parameter.split('.')[0] === name;
  });
}

function names(message: string, parameter: Negotiable): boolean {
  // A message that refuses `max_tokens` goes on to recommend its other name; the first one is meant.
  const found = /\b(stream_options|max_tokens|max_completion_tokens)\b/.exec(message)?.[1];
  if (parameter !== 'stream') return found === parameter;
  return found === undefined && /\bstream(ing|ed)?\b/i.test(message);
}

const noChat =
  /not a chat model|chat[ _]template|template not found|does(?: not|n't) support chat|did you mean to use v1\/completions/i;
const noCompletions =
  /did you mean to use v1\/chat\/completions|not supported in the v1\/completions|does(?: not|n't) support (?:(?:text )?completions?|generate)\b/i;
const noModel =
  /\bmodels?\b.{0,120}\b(?:not found|(?:does not|doesn't|not) exist|not loaded|unknown|unavailable)|\bno (?:such )?models?\b|\bunknown model\b|\bdeployment\b.{0,60}\bnot exist|^model:/i;
const noModelCodes = /model_?not_?found|deployment_?not_?found|model_not_/;

/** True where the server has no such API, or not for this model; false where it only does not know the model. */
export function lacksApi(api: Api, status: number, body: ErrorBody): boolean {
  const says = api === 'chat' ? noChat : noCompletions;
  if ([400, 404, 405, 422, 500, 501].includes(status) && says.test(body.message)) return true;
  if (![404, 405, 501].includes(status)) return false;
  return !noModel.test(body.message) && !body.codes.some((code) => noModelCodes.test(code));
}
