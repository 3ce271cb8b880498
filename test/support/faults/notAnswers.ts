/** What comes with status 200 instead of an answer, and what is made of it. */
import type { ErrorKind } from '../../../src/util/errorKind.ts';
import { event } from '../streamServer/chunks.ts';

export interface NotAnswer {
  readonly name: string;
  readonly pieces: readonly string[];
  readonly contentType?: string;
  readonly expected: { readonly kind: ErrorKind; readonly retryable: boolean; readonly detail?: string };
}

export const notAnswers: readonly NotAnswer[] = [
  {
    name: 'a page to sign in at',
    pieces: ['\n<!DOCTYPE html><html><head><ti', 'tle>Sign in to Airport Wi-Fi</title></head></html>'],
    contentType: 'text/html',
    expected: { kind: 'badReply', retryable: false, detail: 'Sign in to Airport Wi-Fi' },
  },
  {
    name: 'a page that is called an event stream, and runs a script',
    pieces: ['<html><script>alert(1)</script><body onload="alert(1)">Please <b>wait</b></body></html>'],
    expected: { kind: 'badReply', retryable: false, detail: 'Please wait' },
  },
  { name: 'an empty body', pieces: [], expected: { kind: 'badReply', retryable: true } },
  { name: 'blank lines', pieces: ['\n\n\n'], expected: { kind: 'badReply', retryable: true } },
  {
    name: 'a JSON error',
    pieces: ['{"error":{"message":"The model is gone","type":"invalid_request_error","code":"model_not_found"}}'],
    expected: { kind: 'badRequest', retryable: false, detail: 'The model is gone' },
  },
  {
    name: 'a JSON error in an array',
    pieces: ['[{"error":{"code":429,"message":"Slow down","status":"RESOURCE_EXHAUSTED"}}]'],
    expected: { kind: 'rateLimited', retryable: true, detail: 'Slow down' },
  },
  {
    name: 'a JSON error with escapes and a key in it',
    pieces: [
      '{"error":{"message":"\\u001b[31mNo\\u0000 \\u202esk-live-0123456789abcdef\\n<img src=x>","type":"server_error"}}',
    ],
    expected: { kind: 'server', retryable: true, detail: 'No [hidden] <img src=x>' },
  },
  {
    name: 'other JSON',
    pieces: ['{"detail":"Hello from the gateway"}'],
    contentType: 'application/json',
    expected: { kind: 'badReply', retryable: false, detail: 'Hello from the gateway' },
  },
  {
    name: 'JSON that is nested very deeply',
    pieces: [`{"detail":${'['.repeat(200_000)}${']'.repeat(200_000)}}`],
    expected: { kind: 'badReply', retryable: false },
  },
  { name: 'a JSON array', pieces: ['[1, 2]'], expected: { kind: 'badReply', retryable: true } },
  {
    name: 'plain words',
    pieces: ['upstream connect error\u001b[31m\u0000'],
    contentType: 'text/plain',
    expected: { kind: 'badReply', retryable: false, detail: 'upstream connect error' },
  },
  { name: 'JSON that is none', pieces: ['{ this is not JSON }'], expected: { kind: 'badReply', retryable: true } },
  {
    name: 'a stream in the language of another service',
    pieces: [event({ type: 'message_start' }) + event({ type: 'ping' }) + event({ type: 'message_stop' })],
    expected: { kind: 'badReply', retryable: false },
  },
];
