/** The ids of a broken stream in, whether an event of its replay is new out; a replay that is none throws. */
import { CompletionError } from '../error.ts';
import { badReply } from '../failures.ts';
import { errorInStream } from '../inBandError.ts';
import type { ReplyEvent, ReplyItem } from '../reply.ts';
import { sentenceFor, sentences } from '../sentences.ts';
import { assertNever } from '../../util/assertNever.ts';
import { createAnew, type Anew } from './anew.ts';
import { chunkNameIn } from './chunkName.ts';
import { modelIn } from './modelIn.ts';
import type { Position } from './journal.ts';
import { visibleIn } from './visibleIn.ts';

export interface ReplayFilter extends Anew {
  /** @throws CompletionError `gap` where events are missing, `badReply` where this is not the rest of that stream. */
  isNew(event: ReplyEvent): boolean;
  /**
   * The body is over.
   * @throws CompletionError `badReply` where it brought nothing new: asked again, the server would say the same.
   */
  end(): void;
}

export function replayFilter(position: Position): ReplayFilter {
  const replay = position.ids.replay();
  let joined = false;
  const name = position.chunkName.shared();
  const isCertain = position.chunkName.isCertain();
  /** The first chunk that has a name tells; a last one may have another. */
  let recognised = false;
  /** A server that takes no notice of what it was asked for sends ids from the first one on. */
  const { first } = position.ids;
  let begin: string | undefined;
  /** A server that kept nothing ends at once, and half an answer would pass as the whole. */
  const isEnd = (items: readonly ReplyItem[]) =>
    position.finishReason === '' && items.some(({ type }) => type === 'done');
  const isNew = ({ id, data, items }: ReplyEvent): boolean => {
    const named = recognised ? '' : chunkNameIn(items.filter(isContent));
    recognised ||= named !== '';
    const isOther = named !== '' && name !== '' && named !== name;
    begin ??= id;
    const isForeign =
      isOther || (!joined && ((id === undefined && isEnd(items)) || isOfAnother(position.model, items)));
    const hasPlace = items.some(isContent) || (id !== undefined && (!joined || items.length === 0));
    // Keep-alives, errors and the end marker have no place in the order.
    const verdict = isForeign ? 'foreign' : hasPlace ? replay.take(id, data, visibleIn({ data, items })) : 'aside';
    switch (verdict) {
      case 'aside':
        return true;
      case 'new':
        joined = true;
        return true;
      case 'seen':
        return false;
      case 'gap':
        throw new CompletionError('gap', sentenceFor.gap, { retryable: true });
      case 'foreign':
        throw badReply(
          (isOther && isCertain) || (begin !== undefined && begin === first)
            ? sentences.beganAgain
            : sentences.noReplay,
          {
            retryable: true,
          },
        );
      default:
        return assertNever(verdict);
    }
  };
  let hasNews = position.finishReason !== '';
  return {
    ...createAnew(position),
    isNew: (event) => {
      const news = isNew(event);
      hasNews ||= news && event.items.length > 0;
      return news;
    },
    end: () => {
      if (!hasNews) throw badReply(sentences.noReplay, { retryable: true });
    },
  };
}

/** The ids can go on though another model writes. */
function isOfAnother(model: string, items: readonly ReplyItem[]): boolean {
  const other = modelIn(items);
  return model !== '' && other !== '' && other !== model;
}

function isContent(item: ReplyItem): boolean {
  return item.type === 'damaged' || (item.type === 'document' && errorInStream(item.value) === undefined);
}
