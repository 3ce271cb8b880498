/** What the process of a client can be asked to do, and what it answers. */

export interface Job {
  readonly kind: 'read';
  readonly baseUrl: string;
}

export interface ReadResult {
  /** Milliseconds of processor time, of all threads of the process; and of the clock. */
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly characters: number;
}

export interface ResultOf {
  readonly read: ReadResult;
}

/** Either of them is there. */
export interface Answer<T> {
  readonly result?: T;
  readonly error?: string;
}
