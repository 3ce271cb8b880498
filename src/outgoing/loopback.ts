/** A URL in, whether it stays on this machine out. */

/**
 * Written as the URL parser writes hosts: `127.1` and `0x7f000001` have become `127.0.0.1` there. Names below `localhost`
 * are left to the system, which may ask the network for them.
 */
export function isLoopback({ hostname }: URL): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}
