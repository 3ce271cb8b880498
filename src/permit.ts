/** A target and the settings of its run in, what of both may be sent out: nothing that is kept back, and secrets as set. */
import * as vscode from 'vscode';
import { refuseExcluded } from './collect/excluded.ts';
import { NothingToReview } from './collect/nothingToReview.ts';
import { ownSecretsOf } from './completion/sanitize.ts';
import { ask } from './notify/message.ts';
import type { SecretsFound } from './outgoing/checkSecrets.ts';
import { lineRanges } from './outgoing/lineRanges.ts';
import { permitSecrets, type SecretAnswer } from './outgoing/permitSecrets.ts';
import type { ReviewTarget } from './review/target.ts';
import type { ReviewSettings } from './session/reviewSettings.ts';
import type { Settings } from './settings.ts';
import { visibleText } from './util/visibleText.ts';

const { l10n } = vscode;

export interface Permitted {
  /** The very object that came in, unless something in it was masked. */
  readonly target: ReviewTarget;
  readonly configured: ReviewSettings;
}

/** What the user let go to a server as it is, so that going on with the same words there is no new question. */
const sentAsItIs = new WeakMap<ReviewTarget, { readonly baseUrl: string; readonly instructions: string }>();

/** Undefined where the user does not want it sent. @throws NothingToReview, SettingsError */
export async function permit(
  target: ReviewTarget,
  configured: ReviewSettings,
  settings: Settings,
): Promise<Permitted | undefined> {
  const { instructions, endpoint } = configured;
  const before = sentAsItIs.get(target);
  const isKnown = before?.baseUrl === endpoint.baseUrl && before.instructions === instructions;
  let answer: SecretAnswer | undefined;
  const ask = async (found: SecretsFound) => (answer = isKnown ? 'send' : await askAbout(found, target));
  const permitted = await permitWith(ask, target, configured, settings);
  // The user's own answer: what a setting let through is asked about once that says so.
  if (permitted && answer === 'send') sentAsItIs.set(permitted.target, { baseUrl: endpoint.baseUrl, instructions });
  if (!permitted && settings.secrets() === 'cancel') throw refusal(target);
  return permitted;
}

/** The same for another extension, which nobody may be asked for. @throws NothingToReview, SettingsError */
export async function permitUnasked(
  target: ReviewTarget,
  configured: ReviewSettings,
  settings: Settings,
): Promise<Permitted> {
  const permitted = await permitWith(() => Promise.resolve('cancel'), target, configured, settings);
  if (!permitted) throw refusal(target);
  // Nobody reads there what the user is told once.
  return { ...permitted, configured: { ...permitted.configured, isFirstUse: false } };
}

async function permitWith(
  ask: (found: SecretsFound) => Promise<SecretAnswer>,
  target: ReviewTarget,
  configured: ReviewSettings,
  settings: Settings,
): Promise<Permitted | undefined> {
  await refuseKeptBack(target, settings);
  const own = ownSecretsOf(configured.endpoint);
  const { instructions } = configured;
  const outgoing = { target, instructions };
  const allowed = await permitSecrets(outgoing, { policy: settings.secrets(), own, ask });
  return allowed && { target: allowed.target, configured: { ...configured, instructions: allowed.instructions } };
}

/** Whether its file may be sent at all. @throws NothingToReview, SettingsError */
export async function refuseKeptBack({ uri }: ReviewTarget, settings: Settings): Promise<void> {
  if (uri !== '') await refuseExcluded(vscode.Uri.parse(uri), settings.exclude());
}

async function askAbout({ count, names, lines }: SecretsFound, { label }: ReviewTarget): Promise<SecretAnswer> {
  const name = visibleText(label);
  const mask = l10n.t('Mask and Send');
  const send = l10n.t('Send Anyway');
  const question =
    count === 1
      ? l10n.t('{0} seems to hold a secret ({1}). Send it?', name, names.join(', '))
      : l10n.t('{0} seems to hold {1} secrets ({2}). Send them?', name, count, names.join(', '));
  const where = lines.length === 0 ? [] : [l10n.t('Lines: {0}', lineRanges(lines))];
  const what = l10n.t(
    'Masked, each is replaced before anything is sent, and stands nowhere in the review. The setting secondLook.secrets answers for the next time. Not every secret can be recognised.',
  );
  const detail = [...where, what].join('\n\n');
  const chosen = await ask(question, detail, mask, send);
  return chosen === mask ? 'mask' : chosen === send ? 'send' : 'cancel';
}

function refusal({ label }: ReviewTarget): NothingToReview {
  const sentence = l10n.t(
    '{0} seems to hold secrets, so it is not sent. The setting secondLook.secrets can have them masked.',
    visibleText(label),
  );
  const args = ['secondLook.secrets'];
  return new NothingToReview(sentence, {
    title: l10n.t('Open Settings'),
    command: 'workbench.action.openSettings',
    args,
  });
}
