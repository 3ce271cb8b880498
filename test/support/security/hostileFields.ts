/** A hostile text in, a log that has it in every field that somebody else fills out: names, notices, errors, findings. */
import type { Finding } from '../../../src/review/finding.ts';
import { notice, started, text } from '../panelPage/reviewScript.ts';
import { hostileLog, type HostileLog } from './hostileLog.ts';

/** What a file, a server or a model says, or what a history that was tampered with says in their place. */
export const fields: readonly string[] = [
  'uri',
  'label',
  'symbol',
  'language',
  'model',
  'endpoint',
  'adjusted',
  'refusal',
  'paused',
  'retrying',
  'delayed',
  'reasoning',
  'title',
  'body',
  'quote',
  'suggestion',
  'message',
  'detail',
  'cause',
];

export function hostileFields(payload: string): HostileLog {
  const [half, rest] = [payload.slice(0, payload.length / 2), payload.slice(payload.length / 2)];
  const waiting = { delayMs: 60_000, message: payload };
  const finding: Finding = {
    id: '1.0',
    severity: 'critical',
    title: payload,
    body: payload,
    quote: payload,
    suggestion: `${payload}\n`,
    anchor: { kind: 'located', match: 'exact', whole: true, startLine: 18, endLine: 18 },
    fix: { kind: 'apply', text: payload, startLine: 18, endLine: 18 },
    textStart: 0,
    bodyStart: 0,
    textEnd: payload.length,
  };
  const target = { uri: payload, label: payload, symbol: payload, languageId: payload };
  return hostileLog(
    [{ ...started(target), model: payload, endpoint: payload } as ReturnType<typeof started>],
    [notice({ kind: 'adjusted', detail: payload }), notice({ kind: 'refusal', detail: payload })],
    [notice({ kind: 'paused', ...waiting })],
    [notice({ kind: 'retrying', attempt: 1, attempts: 3, ...waiting })],
    [{ type: 'reasoning', text: half }],
    [{ type: 'reasoning', text: rest }],
    [text(payload), { type: 'findingOpened', finding }],
    [{ type: 'findingClosed', finding }],
    [
      { type: 'error', kind: 'network', message: payload, detail: payload, retryable: true, resumable: true },
      notice({ kind: 'delayed', ...waiting }),
    ],
    [
      {
        type: 'error',
        kind: 'server',
        message: payload,
        detail: `${payload} ${payload}`,
        retryable: true,
        resumable: false,
      },
      { type: 'ended', outcome: 'failed', cause: payload },
    ],
  );
}
