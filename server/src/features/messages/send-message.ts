import type { AccountId, ParsedInputOf, Quote } from '@maru/contract';
import { findPersons } from '../accounts/index.ts';
import { authorRead, findRoom, keepStranger, type Room } from '../chats/index.ts';
import type { House, SignedVerb } from '../../platform/house.ts';
import { chatLog, type Placed } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { presentQuote } from './present.ts';
import { keptFrom, usableMentions, whyNotSend } from './rules.ts';
import { readMessages } from './store.ts';

/** What is sent, apart from who sends it. */
export type Sending = Pick<
  ParsedInputOf<'messages.send'>,
  'chatId' | 'key' | 'text' | 'replyToSeq' | 'mentions'
> & { forwarded?: boolean };

const findQuote = async (
  house: House,
  author: AccountId,
  { chatId, replyToSeq }: Sending,
): Promise<Quote | undefined> => {
  if (replyToSeq === undefined) return undefined;
  const [line] = await readMessages(house.db, { chatId, reader: author }, [replyToSeq]);
  if (!line) throw refuse('message_not_found');
  const name = (await findPersons(house.db, [line.author])).get(line.author)?.name ?? '';
  return presentQuote(line, name);
};

const append = async (
  house: House,
  author: AccountId,
  wish: { room: Room; sending: Sending; replyTo: Quote | undefined },
): Promise<Placed> => {
  const { room, sending, replyTo } = wish;
  const mentions = usableMentions(room, sending.text, sending.mentions);
  return house.log.append({
    log: chatLog(sending.chatId),
    author,
    key: sending.key,
    kind: 'message.sent',
    body: {
      text: sending.text,
      ...(mentions && { mentions }),
      ...(replyTo && { replyTo }),
      ...(sending.forwarded && { forwarded: true }),
    },
    counts: true,
    hiddenFrom: keptFrom(room, author),
  });
};

/** Runs the rules and prepares; the first refusal on the way is thrown. */
const prepare = async (
  house: House,
  author: AccountId,
  sending: Sending,
): Promise<{ room: Room; replyTo: Quote | undefined }> => {
  const room = await findRoom(house, sending.chatId);
  const why = whyNotSend(room, author, sending.mentions);
  if (why || !room) throw refuse(why ?? 'chat_not_found');
  return { room, replyTo: await findQuote(house, author, sending) };
};

/**
 * Sends a message as somebody. What was accepted before under the same key is never refused later: before any
 * refusal is given, the log is asked for the key, and a retry that passes the rules finds it while being appended.
 */
export const sendAs = async (
  house: House,
  author: AccountId,
  sending: Sending,
): Promise<{ seq: number; at: string }> => {
  let prepared: Awaited<ReturnType<typeof prepare>>;
  try {
    prepared = await prepare(house, author, sending);
  } catch (refusal) {
    const before = await house.log.find(chatLog(sending.chatId), author, sending.key);
    if (before?.kind !== 'message.sent') throw refusal;
    return { seq: before.seq, at: before.at.toISOString() };
  }
  const { room, replyTo } = prepared;
  // Whoever answers a stranger knows them from now on.
  if (room.strangers.has(author)) await keepStranger(house, room.id, author);
  const placed = await append(house, author, { room, sending, replyTo });
  if (!placed.repeated) authorRead(house, { chatId: sending.chatId, accountId: author, seq: placed.seq });
  return { seq: placed.seq, at: placed.at.toISOString() };
};

/** Sends a message. */
export const sendMessage: SignedVerb<'messages.send'> = ({ house, who }, input) =>
  sendAs(house, who.accountId, input);
