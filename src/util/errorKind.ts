/** Every way a review can fail, in the one closed list that client, log, panel and commands share. */
export const errorKinds = [
  'unconfigured',
  'auth',
  'quota',
  'rateLimited',
  'overloaded',
  'network',
  'stalled',
  'badReply',
  'gap',
  'refused',
  'tooLarge',
  'badRequest',
  'server',
] as const;

export type ErrorKind = (typeof errorKinds)[number];
