import { limits, readQuery, type AccountId, type OutputOf, type Person } from '@maru/contract';
import { findFaces } from '../accounts/index.ts';
import { requireRoom } from '../chats/index.ts';
import type { House, SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { findHits, type Asked } from './find-hits.ts';
import { presentHit } from './present.ts';
import { linkOf } from './searchable.ts';
import { readAtOnce } from './store.ts';

/** Those who wrote the hits, once for each chat in which they look otherwise. */
const personsOf = async (
  house: House,
  reader: AccountId,
  hits: OutputOf<'search.messages'>['hits'],
): Promise<Person[]> => {
  const faces = await findFaces(house.db, [...new Set(hits.map((hit) => hit.author))], {
    reader,
    chatIds: [...new Set(hits.map((hit) => hit.chatId))],
  });
  const persons = hits.flatMap(({ author, chatId }) => faces(author, chatId) ?? []);
  return [...new Map(persons.map((person) => [`${person.id} ${person.in ?? ''}`, person])).values()];
};

/** Finds messages of mine. In one chat, the first page can tell how many there are. */
export const searchMessages: SignedVerb<'search.messages'> = async ({ house, who }, input) => {
  const { chatId, author, kinds, limit } = input;
  if (chatId) await requireRoom(house, chatId, who.accountId);
  const after = input.cursor === undefined ? undefined : readCursor(input.cursor);
  if (input.cursor !== undefined && !after) throw refuse('bad_input', { path: 'cursor' });
  const wish = readQuery(input.query, input.unfinished);
  const hasKinds = kinds !== undefined && kinds.length > 0;
  const isEmpty = wish.length === 0 && !author && !hasKinds && !input.from && !input.to;
  if (isEmpty) return { hits: [], persons: [] };
  const counts = input.count && chatId !== undefined && after === undefined;
  const asked: Asked = {
    reader: who.accountId,
    wish,
    chatId,
    author,
    kinds: hasKinds ? kinds : undefined,
    from: input.from === undefined ? undefined : new Date(input.from),
    to: input.to === undefined ? undefined : new Date(input.to),
    after,
    limit: counts ? limits.searchCounted : limit,
  };
  const { found, next } = await house.db.transaction(async (tx) => {
    await readAtOnce(tx);
    return findHits(tx, asked);
  });
  const hits = found.slice(0, limit).map((one) => presentHit(one, linkOf(one.message)));
  const last = found[hits.length - 1]?.message;
  const goesOn =
    found.length > hits.length && last ? { at: last.at.getTime(), chatId: last.chatId, seq: last.seq } : next;
  const persons = await personsOf(house, who.accountId, hits);
  return {
    hits,
    persons,
    ...(goesOn && { cursor: writeCursor(goesOn) }),
    ...(counts && { total: found.length, ...(next && { totalIsMore: true }) }),
  };
};
