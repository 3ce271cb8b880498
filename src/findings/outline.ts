/** The lines of an answer in, told apart as text and code; what opens and closes a finding, out. */
import type { FindingText } from '../review/finding.ts';
import { contained, type Contained } from './containers.ts';
import type { Entry } from './entry.ts';
import type { Fence } from './fences.ts';
import { formedLine, isUnderline, underlined } from './formedLine.ts';
import { readHeading } from './heading.ts';
import type { HeadingItems } from './headingItems.ts';
import { fieldsOf, labelOf } from './labels.ts';
import type { Line } from './lines.ts';
import { createListItems } from './listItems.ts';
import { closedText, openedText, type HeadedLine, type OpenFinding } from './openFinding.ts';
import { mayFollow } from './precedence.ts';
import { groupOf, isClosingRemark, isRemarkOnAll, type Group } from './section.ts';

export interface FindingsChange {
  /** `opened`: the heading is known, and nothing else. `closed`: all of it. */
  readonly type: 'opened' | 'closed';
  /** 0 for the first finding of the text, 1 for the next. */
  readonly index: number;
  readonly finding: FindingText;
}

export interface Outline {
  addText(line: Line): void;
  addCode(line: Line, fence: Fence): void;
  /** Nothing has headed a finding so far. */
  isEmpty(): boolean;
  end(length: number): void;
  takeChanges(): readonly FindingsChange[];
}

/** A line that is a finding's heading only if something below it says so. */
interface Pending extends HeadedLine {
  /** `code`: a fence; `fields`: a line such as “Lines: 12–18”. */
  readonly needs: 'code' | 'fields' | 'either';
  /** Only the very next line of text can say so. */
  readonly isBrief: boolean;
  /** The lines since, its own among them; those of the finding before while that is open. */
  readonly entries: Entry[];
  /** Where in them the line stands. */
  readonly at: number;
}

const none: readonly FindingsChange[] = [];
const longestHeading = 600;

export function createOutline(): Outline {
  let changes: FindingsChange[] = [];
  let count = 0;
  let current: OpenFinding | undefined;
  let pending: Pending | undefined;
  let group: Group | undefined;
  let lastFence: Fence | undefined;
  const items = createListItems();
  let isBelowBlank = true;
  /** The line above, where an underline would make it a heading. */
  let above: HeadedLine | undefined;

  const close = (at: number) => {
    if (current) changes.push({ type: 'closed', index: current.index, finding: closedText(current, at) });
    current = undefined;
    pending = undefined;
  };

  const open = (headed: HeadedLine, below: readonly Entry[] = []) => {
    close(headed.line.start);
    const { severity, hint } = headed.heading;
    const fallback = group?.severity ?? 'warning';
    current = {
      ...headed,
      index: count++,
      severity,
      hint,
      fallback,
      entries: [...below],
      hasFence: false,
      hasSuggestion: false,
      hasText: false,
    };
  };

  const announce = () => {
    if (current) changes.push({ type: 'opened', index: current.index, finding: openedText(current) });
  };

  const openPending = ({ entries, at, ...headed }: Pending) => {
    open(headed, entries.splice(at).slice(1));
  };

  const add = (entry: Entry) => {
    if (current) current.hasText ||= entry.isInHeading !== true && entry.text.trim() !== '';
    (current ?? pending)?.entries.push(entry);
  };

  const wait = (headed: HeadedLine, needs: Pending['needs']) => {
    const entries = current?.entries ?? [];
    pending = { ...headed, needs, isBrief: current !== undefined, entries, at: entries.length };
    entries.push({ text: headed.line.text });
  };

  /** A heading that is not a finding's: it ends the one above it, unless it is a part of that. */
  const addSection = (headed: HeadedLine) => {
    const { place, heading, line } = headed;
    if (isClosingRemark(place.text)) close(line.start);
    const isPartOfOne = isPart(headed, current);
    const isDeeper = current?.place.form === 'heading' && place.level > current.place.level;
    if (current !== undefined && (isPartOfOne || isDeeper)) {
      add({ text: line.text });
      return;
    }
    close(line.start);
    const isInGroup = group !== undefined && place.level > group.level;
    if (!isInGroup) group = undefined;
    const named = groupOf(place.text, place.level);
    group = named ?? group;
    if (named === undefined && isInGroup && group?.isSure === true && !isPartOfOne && !isRemarkOnAll(place.text)) {
      open(headed);
      announce();
      return;
    }
    if (heading.standing !== 'none') wait(headed, 'either');
    else if (!isRemarkOnAll(place.text)) wait(headed, 'fields');
  };

  const addHeading = (headed: HeadedLine) => {
    const { heading, place, line } = headed;
    const { standing } = heading;
    const isAllowed = mayFollow(place, current?.place);
    // “### Suggestion: use a parameter” below a heading with lines is a part of that finding.
    const isLabel = heading.isLabelLike && standing === 'weak' && current?.heading.hint !== undefined;
    if (standing === 'sure' || (standing === 'likely' && isAllowed)) {
      open(headed);
      announce();
    } else if (place.form === 'heading' && !isLabel) {
      addSection(headed);
    } else if (place.form === 'bold' && isClosingRemark(place.text)) {
      close(line.start);
    } else if (standing === 'weak' && isAllowed && !isLabel) {
      wait(headed, 'code');
    } else if (
      place.form === 'bold' &&
      isAllowed &&
      (standing === 'none' || standing === 'bare') &&
      heading.runIn === '' &&
      pending?.place.form !== 'heading'
    ) {
      if (isPart(headed, current)) add({ text: line.text });
      else wait(headed, standing === 'bare' ? 'either' : 'fields');
    } else {
      add({ text: line.text });
    }
  };

  /** The line that underlines the one above. */
  const addUnderline = (line: Line): boolean => {
    if (current?.entries.length === 0 && current.place.form !== 'heading') {
      add({ text: line.text, isInHeading: true });
      return true;
    }
    if (!above) return false;
    const place = underlined(above.place, line.text);
    const heading = readHeading(place);
    const isFinding =
      heading.standing === 'sure' || (heading.standing === 'likely' && mayFollow(place, current?.place));
    const headed = { ...above, place, heading };
    if (isFinding) {
      current?.entries.pop();
      open(headed);
      announce();
      add({ text: line.text, isInHeading: true });
    } else if (place.level === 1 || groupOf(place.text, 2) || isRemarkOnAll(place.text)) {
      current?.entries.pop();
      addSection({ ...headed, place: { ...place, form: 'heading' } });
    } else {
      return false;
    }
    return true;
  };

  /** The severity or the lines, where they stand below the heading instead of in it. */
  const addFields = (line: Line): boolean => {
    const isMissing = current?.hasText === false && (current.hint === undefined || current.severity === undefined);
    const waiting = pending?.needs === 'code' ? undefined : pending;
    const fields = isMissing || waiting ? fieldsOf(line.text) : undefined;
    if (!fields) return false;
    if (waiting) {
      if (fields.hint === undefined && !/[:=]/.test(line.text)) return false;
      openPending(waiting);
      takeFields(fields);
      announce();
    } else if (!takeFields(fields)) {
      return false;
    }
    add({ text: line.text, isInHeading: true });
    return true;
  };

  const takeFields = ({ word, sign, hint }: HeadingItems): boolean => {
    if (!current) return false;
    const severity = word?.severity ?? sign?.severity;
    const isNew =
      (severity !== undefined && current.severity === undefined) ||
      (hint?.span !== undefined && current.hint === undefined);
    current.severity ??= severity;
    current.hint ??= hint?.span;
    return isNew;
  };

  const mayHead = ({ isQuoted, indent, text }: Contained) =>
    !isQuoted && indent - items.margin < 4 && text.length <= longestHeading && !text.startsWith('|');

  const addText = (line: Line) => {
    const around = contained(line.text);
    if (around.text === '' && !around.isItem && !around.isQuoted) {
      add({ text: line.text });
      isBelowBlank = true;
      above = undefined;
      return;
    }
    if (around.isItem && around.indent <= (current?.outer ?? -1)) close(line.start);
    const wasPending = pending;
    const wasBelowBlank = isBelowBlank;
    const wasAbove = above;
    isBelowBlank = false;
    above = undefined;
    if (isUnderline(line.text)) {
      above = wasAbove;
      const isTaken = addUnderline(line);
      above = undefined;
      if (isTaken) return;
      add({ text: line.text });
    } else if (!addFields(line)) {
      const place = formedLine(around);
      if (!mayHead(around) || (place.form === 'plain' && !wasBelowBlank)) {
        add({ text: line.text });
      } else {
        const headed = { line, place, heading: readHeading(place), outer: items.around(around) };
        addHeading(headed);
        if (place.form !== 'heading' && !around.isItem && wasBelowBlank && current?.line !== line) above = headed;
        // Below a heading there is no paragraph to interrupt.
        if (place.form === 'heading' || current?.line === line) isBelowBlank = true;
      }
    }
    if (pending === wasPending && pending?.isBrief === true) pending = undefined;
    items.take(around, wasBelowBlank);
  };

  const beginFence = ({ info }: Fence) => {
    const before = pending?.entries.findLast(({ text }) => text.trim() !== '');
    const isSuggestion =
      /^(?:\S+\s+)?suggestion\b/i.test(info) ||
      labelOf(before?.fence ? '' : (before?.text ?? ''))?.part === 'suggestion';
    // Nothing but a finding has a suggestion.
    const isOne = pending?.needs !== 'fields' || (!pending.isBrief && isSuggestion);
    if (pending !== undefined && isOne) {
      openPending(pending);
      announce();
    } else if (pending?.isBrief === true) {
      pending = undefined;
    }
    if (!current) return;
    current.hasSuggestion ||= current.hasFence || /suggestion|diff/i.test(info);
    current.hasFence = true;
  };

  return {
    addText,
    addCode: (line, fence) => {
      if (fence !== lastFence) beginFence(fence);
      lastFence = fence;
      above = undefined;
      isBelowBlank = true;
      add({ text: line.text, fence });
    },
    isEmpty: () => count === 0,
    end: close,
    takeChanges: () => {
      if (changes.length === 0) return none;
      const taken = changes;
      changes = [];
      return taken;
    },
  };
}

/** Whether the line announces a part of the finding above it. */
function isPart({ line, heading }: HeadedLine, current: OpenFinding | undefined): boolean {
  const { standing, severity, isLabelLike } = heading;
  if (standing !== 'bare') return labelOf(line.text) !== undefined;
  if (!current || !isLabelLike) return false;
  // “### Suggestion” may be both: it is a finding where the one above says no more in its own heading.
  const isAlike = current.heading.title === '' && current.heading.hint === undefined;
  return !isAlike || (severity === 'suggestion' && !current.hasSuggestion);
}
