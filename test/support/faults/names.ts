/** Host names and what the resolver shall say to each in, in place of the machine's own; given back with the returned call. */
import dns from 'node:dns';
import type { LookupAddress } from 'node:dns';

/** Addresses, or the code of a failure. Called for every question. */
export type Resolve = () => readonly string[] | { readonly fails: string };

/** Other names are asked of the machine. */
export function answerNames(names: Readonly<Record<string, Resolve>>): () => void {
  const { lookup } = dns;
  type Answer = (error: Error | null, address?: string | LookupAddress[], family?: number) => void;
  const answer = (name: string, options: dns.LookupOptions, callback: Answer) => {
    const resolve = names[name];
    if (resolve === undefined) {
      (lookup as (...given: unknown[]) => void)(name, options, callback);
      return;
    }
    const found = resolve();
    process.nextTick(() => {
      if ('fails' in found) {
        const error = new Error(`getaddrinfo ${found.fails} ${name}`);
        callback(Object.assign(error, { code: found.fails, syscall: 'getaddrinfo', hostname: name }));
        return;
      }
      const all = found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
      if (options.all === true) callback(null, all);
      else callback(null, all[0]?.address, all[0]?.family);
    });
  };
  dns.lookup = answer as typeof lookup;
  return () => {
    dns.lookup = lookup;
  };
}
