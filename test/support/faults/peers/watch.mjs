// Base URLs in; one line of JSON for each out: how the client ended, watched for five seconds.
import { setTimeout as sleep } from 'node:timers/promises';

const watchMs = 5000;

export async function watch(ask, baseUrls) {
  for (const baseUrl of baseUrls) {
    const asked = ask(baseUrl).catch(() => ({ end: 'error', text: '' }));
    console.log(JSON.stringify(await Promise.race([asked, sleep(watchMs, { end: 'hangs', text: '' })])));
  }
  process.exit();
}
