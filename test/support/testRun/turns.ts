/** What several things say at the same time → one after the other, in the order in which they began. */

export interface Turn {
  write(text: string): void;
  end(): void;
}

interface Speaker {
  held: string;
  ended: boolean;
}

/** The first that has not ended is heard at once; the others are held back until it is their turn. */
export class Turns {
  readonly #write: (text: string) => void;
  #speakers: readonly Speaker[] = [];

  constructor(write: (text: string) => void) {
    this.#write = write;
  }

  begin(): Turn {
    const speaker: Speaker = { held: '', ended: false };
    this.#speakers = [...this.#speakers, speaker];
    return {
      write: (text) => {
        speaker.held += text;
        this.#flush();
      },
      end: () => {
        speaker.ended = true;
        this.#flush();
      },
    };
  }

  #flush(): void {
    for (const speaker of this.#speakers) {
      if (speaker.held !== '') this.#write(speaker.held);
      speaker.held = '';
      if (!speaker.ended) break;
    }
    const next = this.#speakers.findIndex(({ ended }) => !ended);
    this.#speakers = next < 0 ? [] : this.#speakers.slice(next);
  }
}
