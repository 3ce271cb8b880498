/** What a `CompletionError` says. The texts are constants without figures in them, so that they can be translated. */
import type { ErrorKind } from '../util/errorKind.ts';

export const sentences = {
  noAddress: 'The address of the server is not a plain http or https URL. Correct it in the settings.',
  unconfirmed:
    'You have not confirmed yet that anything may be sent to this server. Run Test Connection to be asked, then try again.',
  foreignProxy:
    'The settings of this workspace name a proxy (http.proxy), and VS Code would send your code through it. Nothing was sent. Remove it there, or put it into your own settings.',
  badHeader: 'The API key or a header contains characters that cannot be sent. Enter it again.',
  nothingToSend: 'There is nothing to send: the request has neither messages nor a prompt.',
  unreachable: 'The server cannot be reached. Check that it runs and that the address is right.',
  keyWanted: 'The server asks for an API key. Set the key for this server and try again.',
  hungUp: 'The server closed the connection without an answer. Try again; its own log may tell why.',
  noAnswer:
    'The server did not answer in time. Check that it runs; a model that is slow to load needs a longer limit in the settings.',
  noContent:
    'The server took the request, but its first words did not come in time. Try again, or set a longer limit in the settings.',
  noSuchHost: 'There is no server of this name. Check the address and the network.',
  certificate:
    'The certificate of the server is not valid for it or not trusted. Check the address and the certificate.',
  noTls:
    'What answers at this address does not speak https as it should. Check the address and the port; some servers speak http only.',
  redirect:
    'The server redirects to another address. That is not followed, so that your code goes nowhere else. Enter the final address in the settings.',
  notHttp: 'What answers at this address does not speak HTTP as it should. Check the address and the port.',
  cut: 'The connection ended before the answer was complete. Try again.',
  notAwaited: 'The server was silent, and its connection was given up as you wished. Try again.',
  aborted: 'The server gave up before the answer was complete. Try again.',
  empty: 'The server sent an empty answer. Check the address in the settings.',
  page: 'The server answered with a web page. Check the address in the settings, or sign in to the network.',
  notACompletion: 'The server answered with something that is not a completion. Check the address in the settings.',
  malformed: 'A part of the answer is damaged and cannot be read. Try again.',
  noReplay: 'The server did not go on where the answer broke off. Try again.',
  beganAgain: 'The model began its answer again instead of going on with it. Try again.',
  tooLong: 'The server sent a single piece that is too long to be read.',
  notAModelList: 'The server answered with something that is not a list of models. Check the address in the settings.',
  noApi: 'There is no completions API at this address. Check it in the settings; most end in /v1.',
  failing:
    'The server failed five times in a row. Until it answers, only one attempt every thirty seconds is made. Check that it runs, then try again.',
} as const;

/** For an error that a server reported; its own words are the error's `detail`. */
export const sentenceFor: Readonly<Record<ErrorKind, string>> = {
  unconfigured: sentences.noAddress,
  auth: 'The server did not accept the API key. Set the right key and try again.',
  quota: 'The quota of this account is used up. Check the plan, or use another server.',
  rateLimited: 'The server has had too many requests. Wait a moment and try again.',
  overloaded: 'The server is overloaded or still loading its model. Try again in a moment.',
  network: sentences.unreachable,
  stalled: 'The server stopped sending without ending its answer. Try again.',
  badReply: sentences.notACompletion,
  gap: 'A part of the answer was lost on the way. Try again.',
  refused: 'The server refused to answer this request.',
  tooLarge: 'The request does not fit into the context of the model. Send less, or use a larger model.',
  badRequest: 'The server did not accept the request. Check the model and the settings.',
  server: 'The server reported an error of its own. Try again.',
};
