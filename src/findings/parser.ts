/** An answer's text in, in pieces of any size; its findings out, each once its heading is known and again once it is over. */
import { createFencedLines, type FencedLine } from './fencedLines.ts';
import { createLineReader, type Line } from './lines.ts';
import { createOutline, type FindingsChange } from './outline.ts';

/** Findings are marks over the text: the text itself stays with the caller. Any pieces give the findings of the whole. */
export interface FindingsParser {
  feed(delta: string): readonly FindingsChange[];
  /** The text is over, and with it the line that nothing ended and the last finding. */
  end(): readonly FindingsChange[];
  /** The text breaks off: its last line may be the half of one, and heads no finding. */
  cut(): readonly FindingsChange[];
}

export function createFindingsParser(): FindingsParser {
  const lines = createLineReader();
  const fenced = createFencedLines();
  /** Before the first word, behind it, or between the marks of what some models think aloud: a draft is no finding. */
  let thought: 'awaited' | 'begun' | 'over' = 'awaited';
  const outline = createOutline();
  let length = 0;

  const add = ({ line, fence }: FencedLine) => {
    if (fence) outline.addCode(line, fence);
    else outline.addText(line);
  };
  const take = (line: Line) => {
    if (thought === 'awaited' && line.text.trim() !== '') thought = /^\s*<think>/i.test(line.text) ? 'begun' : 'over';
    if (thought === 'begun') {
      if (/<\/think>/i.test(line.text)) thought = 'over';
      return;
    }
    fenced.take(line, outline.isEmpty()).forEach(add);
  };
  const end = () => {
    fenced.end().forEach(add);
    outline.end(length);
    return outline.takeChanges();
  };

  return {
    feed: (delta) => {
      length += delta.length;
      lines.feed(delta).forEach(take);
      return outline.takeChanges();
    },
    end: () => {
      lines.end().forEach(take);
      return end();
    },
    cut: end,
  };
}
