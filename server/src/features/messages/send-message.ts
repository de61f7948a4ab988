import type {
  AccountId,
  ChatEntryBodies,
  ChatId,
  Mention,
  MessageContent,
  ParsedInputOf,
  Quote,
} from '@maru/contract';
import { findPersons } from '../accounts/index.ts';
import { authorRead, findRoom, keepStranger, type Room } from '../chats/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { House, SignedVerb } from '../../platform/house.ts';
import { chatLog, type NewEntry, type Placed } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { keeperOf, resolveContent } from './content-keepers.ts';
import { tellOfMessage } from './listeners.ts';
import { presentQuote } from './present.ts';
import { keptFrom, usableMentions, whyNotSend } from './rules.ts';
import { insertVanishing, readMessages } from './store.ts';
import { veilMentions } from './veil-mentions.ts';

/** What is sent, apart from who sends it. */
export type Sending = Pick<ParsedInputOf<'messages.send'>, 'chatId' | 'key' | 'text'> &
  Partial<Pick<ParsedInputOf<'messages.send'>, 'replyToSeq' | 'mentions' | 'content' | 'silent'>> & {
    forwarded?: boolean;
    /** Content as members see it, already theirs to see: of a message that is passed on, of a feature's own card. */
    ready?: MessageContent;
  };

/** A message and its place. */
export interface SentMessage {
  seq: number;
  at: string;
  /** It had been sent before with this key. */
  repeated: boolean;
  /** What it holds: of the first sending, where this is a retry. */
  content: MessageContent | undefined;
}

/** The words as they are written down. */
interface Words {
  text: string;
  mentions: Mention[] | undefined;
}

interface Prepared {
  words: Words;
  room: Room;
  replyTo: Quote | undefined;
  content: MessageContent | undefined;
  now: Date;
}

const findQuote = async (
  house: House,
  author: AccountId,
  { chatId, replyToSeq }: Sending,
): Promise<Quote | undefined> => {
  if (replyToSeq === undefined) return undefined;
  const [line] = await readMessages(house.db, { chatId, reader: author }, [replyToSeq]);
  if (!line) throw refuse('message_not_found');
  const name = (await findPersons(house.db, [line.author], 'everybody')).get(line.author)?.name ?? '';
  return presentQuote(line, name);
};

const findContent = async (
  house: House,
  author: AccountId,
  { content, ready }: Sending,
): Promise<MessageContent | undefined> => ready ?? (content && resolveContent(house, author, content));

/** The room, where this may be sent. Refuses with the first rule that is broken. */
const requireRoomFor = async (
  house: House,
  author: AccountId,
  what: { sending: Sending; hasContent: boolean },
): Promise<Room> => {
  const room = await findRoom(house, what.sending.chatId);
  const why = whyNotSend(room, author, what);
  if (why || !room) throw refuse(why ?? 'chat_not_found');
  return room;
};

const findWords = (house: House, room: Room, { text, mentions }: Sending): Promise<Words> =>
  veilMentions(house.db, text, usableMentions(room, text, mentions));

const plainWords = ({ text }: Sending): Words => ({ text, mentions: undefined });

/** Runs the rules and prepares; the first refusal on the way is thrown. */
const prepare = async (house: House, author: AccountId, sending: Sending): Promise<Prepared> => {
  const hasContent = sending.content !== undefined || sending.ready !== undefined;
  const room = await requireRoomFor(house, author, { sending, hasContent });
  // Most messages are words alone, and wait for none of these.
  const content = hasContent ? await findContent(house, author, sending) : undefined;
  const replyTo = sending.replyToSeq === undefined ? undefined : await findQuote(house, author, sending);
  const words = sending.mentions ? await findWords(house, room, sending) : plainWords(sending);
  return { room, content, replyTo, words, now: house.clock.now() };
};

const entryOf = (author: AccountId, sending: Sending, prepared: Prepared): NewEntry => {
  const { room, replyTo, content, words, now } = prepared;
  // Most messages have none of what follows, and there are many: nothing is spread out that is not there.
  const body: ChatEntryBodies['message.sent'] = { text: words.text };
  if (content) body.content = content;
  if (sending.silent) body.silent = true;
  if (room.vanishAfter !== null)
    body.vanishAt = new Date(now.getTime() + room.vanishAfter * 1_000).toISOString();
  if (words.mentions) body.mentions = words.mentions;
  if (replyTo) body.replyTo = replyTo;
  if (sending.forwarded) body.forwarded = true;
  return {
    log: chatLog(sending.chatId),
    author,
    key: sending.key,
    kind: 'message.sent',
    body,
    counts: true,
    hiddenFrom: keptFrom(room, author),
  };
};

/** Appends with what hangs on the message: what its content needs to have noted, when it is to go by itself. */
const appendIn = async (
  house: House,
  tx: Tx,
  { chatId, entry }: { chatId: Sending['chatId']; entry: NewEntry },
): Promise<Placed> => {
  const [place] = (await house.log.appendIn(tx, [entry])) as [Placed];
  if (place.repeated) return place;
  const { content, vanishAt } = entry.body as { content?: MessageContent; vanishAt?: string };
  const { author } = entry;
  const placed = keeperOf(content)?.placed;
  if (content && placed) await placed(tx, { chatId, seq: place.seq, author, content, at: place.at });
  if (vanishAt) await insertVanishing(tx, { chatId, seq: place.seq, at: vanishAt });
  return place;
};

/** With the next group where no other table changes, else in a transaction with what hangs on the content. */
const append = async (house: House, sending: Sending, entry: NewEntry): Promise<Placed> => {
  const { content, vanishAt } = entry.body as { content?: MessageContent; vanishAt?: string };
  if (!vanishAt && !keeperOf(content)?.placed) return house.log.append(entry);
  return house.db.transaction((tx) => appendIn(house, tx, { chatId: sending.chatId, entry }));
};

/** What was sent before under this key; undefined where nothing was. */
const findSent = async (
  house: House,
  author: AccountId,
  { chatId, key }: Sending,
): Promise<SentMessage | undefined> => {
  const before = await house.log.find(chatLog(chatId), author, key);
  if (before?.kind !== 'message.sent') return undefined;
  const { content } = JSON.parse(before.bodyJson) as { content?: MessageContent };
  return { seq: before.seq, at: before.at.toISOString(), repeated: true, content };
};

/** What follows from a message that is there. */
const followUp = (
  house: House,
  chatId: ChatId,
  { entry, place }: { entry: NewEntry; place: Placed },
): void => {
  if (place.repeated) return;
  const { author } = entry;
  authorRead(house, { chatId, accountId: author, seq: place.seq });
  tellOfMessage(house, {
    chatId,
    seq: place.seq,
    author,
    kind: 'message.sent',
    body: entry.body as object,
  });
};

/**
 * Sends a message as somebody. What was accepted before under the same key is never refused later: before any
 * refusal is given, the log is asked for the key, and a retry that passes the rules finds it while being appended.
 */
export const sendAs = async (house: House, author: AccountId, sending: Sending): Promise<SentMessage> => {
  let prepared: Prepared;
  try {
    prepared = await prepare(house, author, sending);
  } catch (refusal) {
    const before = await findSent(house, author, sending);
    if (!before) throw refusal;
    return before;
  }
  const { room, content } = prepared;
  // Whoever answers a stranger knows them from now on.
  if (room.strangers.has(author)) await keepStranger(house, room.id, author);
  const entry = entryOf(author, sending, prepared);
  const place = await append(house, sending, entry);
  followUp(house, sending.chatId, { entry, place });
  return { seq: place.seq, at: place.at.toISOString(), repeated: place.repeated, content };
};

/** A retry came in between: what was begun is rolled back, and the first result given. */
class SentAlready extends Error {}

/**
 * Sends a message together with what it is about, in one transaction: `make` inserts a poll, an event … and gives the
 * card. A retry makes nothing a second time. The same refusals as a message, before `make` is called.
 */
export const sendWith = async (
  house: House,
  author: AccountId,
  wish: { sending: Omit<Sending, 'content' | 'ready'>; make: (tx: Tx) => Promise<MessageContent> },
): Promise<SentMessage> => {
  const before = await findSent(house, author, wish.sending);
  if (before) return before;
  const room = await requireRoomFor(house, author, { sending: wish.sending, hasContent: true });
  const replyTo = await findQuote(house, author, wish.sending);
  const words = await findWords(house, room, wish.sending);
  if (room.strangers.has(author)) await keepStranger(house, room.id, author);
  try {
    const made = await house.db.transaction(async (tx) => {
      const content = await wish.make(tx);
      const now = house.clock.now();
      const entry = entryOf(author, wish.sending, { room, replyTo, content, words, now });
      const { chatId } = wish.sending;
      const place = await appendIn(house, tx, { chatId, entry });
      if (place.repeated) throw new SentAlready();
      return { entry, place, content };
    });
    followUp(house, wish.sending.chatId, made);
    const { place, content } = made;
    return { seq: place.seq, at: place.at.toISOString(), repeated: false, content };
  } catch (error) {
    const first = error instanceof SentAlready ? await findSent(house, author, wish.sending) : undefined;
    if (!first) throw error;
    return first;
  }
};

/** Sends a message. */
export const sendMessage: SignedVerb<'messages.send'> = async ({ house, who }, input) => {
  const { seq, at } = await sendAs(house, who.accountId, input);
  return { seq, at };
};
