import type { AccountId, Chat, ChatSettings, Friend, Person } from '@maru/contract';

/** "Until I say otherwise", as the contract writes it. */
export const forever = '9999-12-31T00:00:00.000Z';

export const isMuted = (settings: ChatSettings, now: number): boolean =>
  settings.mutedUntil !== null && Date.parse(settings.mutedUntil) > now;

/** Can only its members read what is said there? */
export const isSecret = ({ secret }: Pick<Chat, 'secret'>): boolean => secret;

export const isUnread = (chat: Chat): boolean => chat.unread > 0 || chat.settings.markedUnread;

/** Why somebody's words are folded for me. */
export type Silenced = 'ignored' | 'blocked';

/** Are somebody's words folded in a chat: do I ignore them there, or have I blocked them? Between two nothing is folded. */
export const whySilenced = (
  chat: Pick<Chat, 'kind' | 'settings'>,
  author: AccountId,
  isBlocked: (id: AccountId) => boolean,
): Silenced | undefined => {
  if (chat.kind !== 'group') return undefined;
  if (chat.settings.ignored?.includes(author)) return 'ignored';
  return isBlocked(author) ? 'blocked' : undefined;
};

/** Pinned ones first, the last pinned on top; then by what happened last. */
export const compareChats = (one: Chat, other: Chat): number => {
  const [pinned, otherPinned] = [one.settings.pinnedAt, other.settings.pinnedAt];
  if (pinned !== otherPinned) return (otherPinned ?? '').localeCompare(pinned ?? '');
  return other.activeAt.localeCompare(one.activeAt) || other.id.localeCompare(one.id);
};

/** The number on the app: unread messages of all chats but the quiet ones. Muted ones count. */
export const totalBadge = (chats: readonly Chat[]): number =>
  chats
    .filter((chat) => !chat.settings.quiet)
    .reduce((sum, chat) => sum + (chat.unread || (chat.settings.markedUnread ? 1 : 0)), 0);

/**
 * What a chat is called for me: my own name for it, its name, or the names of the others. Empty for a room with
 * nobody else and no name; the screen words that.
 */
export const chatTitle = (chat: Chat, nameOf: (person: Person | Friend) => string): string => {
  if (chat.settings.ownName) return chat.settings.ownName;
  if (chat.name) return chat.name;
  return chat.faces.map(nameOf).filter(Boolean).join(', ');
};

/** What a chat looks like after reading up to a seq; "ask" where only the host can count the rest. */
export const readUpTo = (chat: Chat, seq: number): { chat: Chat; ask: boolean } => {
  if (seq <= chat.readSeq) return { chat, ask: false };
  const all = seq >= (chat.lastMessage?.seq ?? 0);
  const read = { ...chat, readSeq: seq, ...(all ? { unread: 0, mentioned: false } : {}) };
  return { chat: read, ask: !all && chat.unread > 0 };
};
