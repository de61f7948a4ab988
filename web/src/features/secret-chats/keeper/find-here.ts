import {
  excerptOf,
  hintOf,
  matchTexts,
  readQuery,
  type Hit,
  type MessageContent,
  type OutputOf,
  type ParsedInputOf,
} from '@maru/contract';
import { listPersons } from './list-persons.ts';
import { checkBody } from './check-opened.ts';
import type { PageItem } from '../worker/present-page.ts';
import type { WorkerLine } from './worker-line.ts';

type Input = ParsedInputOf<'search.messages'> & { chatId: Hit['chatId'] };

const pageSize = 200;
const most = 200;

const kindOf = (hit: Hit): string | undefined => {
  const { type, of } = hit.hint ?? {};
  if (type === 'photos') return 'photo';
  return type === 'card' ? of : type;
};

const passes = (hit: Hit, { author, from, to, kinds }: Input): boolean => {
  if (author && hit.author !== author) return false;
  if (from && hit.at < from) return false;
  if (to && hit.at >= to) return false;
  if (!kinds || kinds.length === 0) return true;
  return kinds.some(
    (one) =>
      one === kindOf(hit) ||
      (one === 'text' && hit.excerpt !== '' && !hit.hint) ||
      (one === 'link' && /https?:\/\//.test(hit.excerpt)),
  );
};

const hitOf = (item: PageItem, input: Input, wish: ReturnType<typeof readQuery>): Hit | undefined => {
  if (item.kind !== 'message.sent') return undefined;
  const body = checkBody(item.kind, item.body) as {
    text: string;
    content?: MessageContent;
    deleted?: boolean;
    unopened?: string;
  };
  if (body.deleted || body.unopened) return undefined;
  const hint = body.content && hintOf(body.content);
  const texts = [body.text, hint?.name ?? ''].filter((one) => one !== '');
  const places = matchTexts(wish, texts);
  if (!places) return undefined;
  const at = Math.max(
    0,
    places.findIndex((one) => one.length > 0),
  );
  const { seq, author, at: moment } = item;
  const hit = {
    chatId: input.chatId,
    seq,
    author: author as Hit['author'],
    at: moment,
    ...excerptOf(texts[at] ?? '', places[at] ?? []),
    ...(hint && { hint }),
  };
  return passes(hit, input) ? hit : undefined;
};

/** Looks through all that this device has of a room: the host has no word of it. */
export const findHere = async (worker: WorkerLine, input: Input): Promise<OutputOf<'search.messages'>> => {
  const wish = readQuery(input.query ?? '', input.unfinished);
  const hits: Hit[] = [];
  let beforeSeq: number | undefined = input.cursor ? Number(input.cursor) : undefined;
  let hasMore = true;
  while (hasMore && hits.length < most) {
    const asked = { limit: pageSize, ...(beforeSeq === undefined ? {} : { beforeSeq }) };
    const page = await worker.ask('page', { chatId: input.chatId, asked, isFresh: false });
    hits.push(...page.messages.flatMap((item) => hitOf(item, input, wish) ?? []));
    beforeSeq = page.messages.at(-1)?.seq;
    hasMore = page.hasOlder && beforeSeq !== undefined;
  }
  const persons = listPersons(hits.map(({ author }) => author));
  return {
    hits,
    persons,
    ...(hasMore && beforeSeq !== undefined && { cursor: String(beforeSeq) }),
    total: hits.length,
    totalIsMore: hasMore,
  };
};
