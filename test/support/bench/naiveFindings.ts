/** The naive way to findings in a stream, as a peer: after each piece, one pattern over all of the text so far. */

/** Fair to it: only the exact form that the answer has, and nothing is made of what stands below the heading. */
const finding = /^### (critical|warning|info) · L(\d+)(?:[-–](\d+))? · (.+)\n([^]*?)(?=^### |(?![^]))/gm;

/** Returns how many findings it has told of. */
export function naiveFindings(): { feed(delta: string): number } {
  let text = '';
  let told = 0;
  return {
    feed: (delta) => {
      text += delta;
      told = [...text.matchAll(finding)].length;
      return told;
    },
  };
}
