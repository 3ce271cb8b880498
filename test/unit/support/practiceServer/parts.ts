/** A review of the practice server in, its findings out, strictly as the server writes them. */

export interface Part {
  readonly severity: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly title: string;
  readonly quote: string;
  readonly suggestion: string | undefined;
}

const finding =
  /^### (\w+) · L(\d+)(?:–(\d+))? · (.+)\n\n(`{3,})\w*\n([\s\S]*?)\n\5\n\n.+(?:\n\n(`{3,})suggestion\n([\s\S]*?)^\7)?$/gm;

export function partsOf(review: string): Part[] {
  return [...review.matchAll(finding)].map(([, severity, start, end, title, , quote, , suggestion]) => ({
    severity: severity!,
    startLine: Number(start),
    endLine: Number(end ?? start),
    title: title!,
    quote: quote!,
    suggestion,
  }));
}

/** `critical 12`, `warning 3–5`: what was found, and where. */
export function placesOf(review: string): string[] {
  return partsOf(review).map(({ severity, startLine, endLine }) =>
    startLine === endLine ? `${severity} ${startLine}` : `${severity} ${startLine}–${endLine}`,
  );
}
