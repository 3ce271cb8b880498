/** What is used of two libraries that come without types. */
declare module 'gifenc' {
  /** Red, green and blue, each up to 255. */
  export type Palette = readonly (readonly [number, number, number])[];

  export interface FrameOptions {
    /** The first frame's counts for all that have none of their own. */
    readonly palette?: Palette;
    readonly transparent?: boolean;
    readonly transparentIndex?: number;
    /** Milliseconds until the next frame. */
    readonly delay?: number;
    /** 1: the next frame is drawn over this one. */
    readonly dispose?: number;
  }

  export interface Encoder {
    writeFrame(indexed: Uint8Array, width: number, height: number, options: FrameOptions): void;
    finish(): void;
    bytes(): Uint8Array;
  }

  export function GIFEncoder(): Encoder;
}

declare module 'pngjs' {
  export class PNG {
    static readonly sync: { read(file: Uint8Array): PNG; write(png: PNG): Uint8Array };
    readonly width: number;
    readonly height: number;
    /** Four bytes for each pixel. */
    readonly data: Uint8Array;
    constructor(size: { readonly width: number; readonly height: number });
  }
}
