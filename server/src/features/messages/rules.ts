import { limits, type AccountId, type Mention, type RefusalCode } from '@maru/contract';
import type { Room } from '../chats/index.ts';
import type { LineRow, ReactionRow } from './store.ts';

const hour = 3_600_000;

/** Why somebody cannot say anything in a room. An absent room and one they are not in look alike. */
export const whyNotSpeak = (room: Room | undefined, author: AccountId): RefusalCode | undefined => {
  const member = room?.members.get(author);
  if (!room || !member) return 'chat_not_found';
  if (room.kind !== 'direct') return undefined;
  if (room.blockers.has(author)) return 'blocked_by_you';
  return room.gone.size > 0 ? 'person_gone' : undefined;
};

/** Why somebody cannot write into a room in words that the host reads. */
export const whyNotWrite = (room: Room | undefined, author: AccountId): RefusalCode | undefined =>
  whyNotSpeak(room, author) ?? (room?.secret ? 'not_in_secret_chat' : undefined);

/** Why somebody cannot send this. */
export const whyNotSend = (
  room: Room | undefined,
  author: AccountId,
  {
    sending: { text, mentions },
    hasContent,
  }: { sending: { text: string; mentions?: readonly Mention[] | undefined }; hasContent: boolean },
): RefusalCode | undefined => {
  const why = whyNotWrite(room, author);
  if (why || !room) return why;
  if (text === '' && !hasContent) return 'message_empty';
  return whyNotMention(room, author, mentions);
};

/** Why these mentions cannot be made: calling everyone is for hosts. */
export const whyNotMention = (
  room: Room,
  author: AccountId,
  mentions: readonly Mention[] = [],
): RefusalCode | undefined => {
  const callsAll = room.kind === 'group' && mentions.some((mention) => mention.accountId === null);
  return callsAll && room.members.get(author)?.role !== 'host' ? 'mention_all_for_hosts' : undefined;
};

/** Why somebody cannot edit this message now. */
export const whyNotEdit = (
  line: LineRow | undefined,
  author: AccountId,
  now: Date,
): RefusalCode | undefined => {
  if (!line) return 'message_not_found';
  if (line.author !== author) return 'not_your_message';
  if (line.deleted_at) return 'message_deleted';
  return now.getTime() - line.at.getTime() > limits.editHours * hour ? 'too_late' : undefined;
};

/** Why somebody cannot delete this message for everyone now. Hosts look after their group and have no limit of time. */
export const whyNotDelete = (
  line: LineRow | undefined,
  who: { accountId: AccountId; host: boolean },
  now: Date,
): RefusalCode | undefined => {
  if (!line) return 'message_not_found';
  if (who.host) return undefined;
  if (line.author !== who.accountId) return 'not_your_message';
  return now.getTime() - line.at.getTime() > limits.deleteHours * hour ? 'too_late' : undefined;
};

/** Mentions of people who are in the room, within the text. */
export const usableMentions = (
  room: Room,
  text: string,
  mentions: readonly Mention[] | undefined,
): Mention[] | undefined => {
  const usable = (mentions ?? []).filter(
    ({ accountId, at, length }) =>
      at + length <= text.length &&
      (accountId === null ? room.kind === 'group' : room.members.has(accountId)),
  );
  return usable.length > 0 ? usable : undefined;
};

/**
 * Text and mentions with other letters in the place of names: what is written is the same for all readers, and who does
 * not look the same to all of them is called by something that everybody knows. `called` gives nothing for the others.
 */
export const renameMentions = (
  text: string,
  mentions: readonly Mention[],
  called: (id: AccountId) => string | undefined,
): { text: string; mentions: Mention[] } => {
  let written = '';
  let end = 0;
  const renamed: Mention[] = [];
  for (const mention of mentions.toSorted((one, other) => one.at - other.at)) {
    if (mention.at < end) continue;
    written += text.slice(end, mention.at);
    end = mention.at + mention.length;
    const name = (mention.accountId && called(mention.accountId)) ?? text.slice(mention.at, end);
    renamed.push({ ...mention, at: written.length, length: name.length });
    written += name;
  }
  return { text: written + text.slice(end), mentions: renamed };
};

/** The one reader a message is kept from: in a one-to-one chat, whoever has blocked its author. */
export const keptFrom = (room: Room, author: AccountId): AccountId | undefined => {
  if (room.kind !== 'direct') return undefined;
  return [...room.blockers].find((blocker) => blocker !== author);
};

/** Reactions as this reader may see them: whoever has blocked the other in a one-to-one chat sees none of theirs. */
export const shownReactions = (
  room: Room | undefined,
  reader: AccountId,
  rows: readonly ReactionRow[],
): readonly ReactionRow[] =>
  room?.kind === 'direct' && room.blockers.has(reader)
    ? rows.filter((row) => row.account_id === reader)
    : rows;
