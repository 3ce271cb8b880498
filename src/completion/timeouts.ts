/** How long to wait for a server, in milliseconds; only the time in which we wait counts, not the time in which we are slow. */
export interface Timeouts {
  /**
   * From the request to the response headers. Many local servers send them only once the model is loaded and has read
   * the prompt, so this is no limit for the TCP connection; the platform has one of its own for that.
   */
  readonly connect: number;
  /** From the headers to the first content: text or reasoning. */
  readonly firstContent: number;
  /** Silence between content after which the reader is told. */
  readonly stalled: number;
  /** Silence between content after which the connection is given up. */
  readonly idle: number;
}

export const defaultTimeouts: Timeouts = { connect: 60_000, firstContent: 90_000, stalled: 10_000, idle: 45_000 };
