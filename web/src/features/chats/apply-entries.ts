import {
  hintOf,
  limits,
  type AccountEntryBodies,
  type AccountId,
  type Chat,
  type ChatEntryBodies,
  type ChatId,
  type Entry,
} from '@maru/contract';
import { applyMemberEntry } from './apply-member-entries.ts';
import { countIn, isCounted } from './apply-progress.ts';
import { whySilenced } from './rules.ts';
import type { ChatsState } from './state.ts';

type ChatBodies = ChatEntryBodies;
type AccountBodies = AccountEntryBodies;

/** What is known of people: their names, for the line under a chat's title, and whom I have blocked. */
export interface KnownPeople {
  nameOf: (id: AccountId, chatId: ChatId) => string;
  isBlocked: (id: AccountId) => boolean;
}

type Known = KnownPeople & { me: AccountId | null };

const isForMe = (body: ChatBodies['message.sent'], me: AccountId | null): boolean =>
  (body.mentions ?? []).some((one) => one.accountId === null || one.accountId === me);

const later = (one: string, other: string): string => (one > other ? one : other);

const receiveMessage = (chat: Chat, entry: Entry, known: Known) => {
  const body = entry.body as ChatBodies['message.sent'];
  const mine = entry.author === known.me;
  const newest = entry.seq > (chat.lastMessage?.seq ?? 0);
  const lastMessage = {
    seq: entry.seq,
    author: entry.author,
    authorName: known.nameOf(entry.author, chat.id),
    at: entry.at,
    ...(chat.secret
      ? // Whoever looks over my shoulder at the list reads nothing, and nothing of it lies in the list on the disk.
        { text: '', hint: { type: 'secret' as const } }
      : { text: body.text, ...(body.content ? { hint: hintOf(body.content) } : {}) }),
    deleted: body.deleted ?? false,
  };
  // What is folded for me counts nowhere, is no newest line, and moves nothing up.
  const isFolded = whySilenced(chat, entry.author, known.isBlocked) !== undefined;
  const fresh = !mine && !isFolded && entry.seq > chat.readSeq && !body.deleted;
  // The host moves the writer's own mark forward with what they write.
  const readSeq = mine ? Math.max(chat.readSeq, entry.seq) : chat.readSeq;
  return {
    ...chat,
    readSeq,
    ...(newest && !isFolded ? { lastMessage, activeAt: later(entry.at, chat.activeAt) } : {}),
    ...(mine && newest ? { unread: 0, mentioned: false } : {}),
    ...(fresh
      ? {
          unread: Math.min(limits.unreadCounted + 1, chat.unread + 1),
          mentioned: chat.mentioned || isForMe(body, known.me),
        }
      : {}),
  };
};

const changeLastMessage = (chat: Chat, entry: Entry): Chat => {
  const { seq, text } = entry.body as { seq: number; text?: string };
  if (chat.lastMessage?.seq !== seq) return chat;
  if (entry.kind === 'message.filled') {
    // Of a call it is known now whether it was missed.
    const { content } = entry.body as ChatBodies['message.filled'];
    const hint = content && !chat.secret ? hintOf(content) : undefined;
    return hint ? { ...chat, lastMessage: { ...chat.lastMessage, hint } } : chat;
  }
  const { hint: _hint, ...last } = chat.lastMessage;
  if (entry.kind === 'message.deleted') return { ...chat, lastMessage: { ...last, text: '', deleted: true } };
  if (chat.secret) return chat;
  return { ...chat, lastMessage: { ...chat.lastMessage, text: text ?? '', deleted: false } };
};

const changeChat = (chat: Chat, entry: Entry, known: Known): Chat => {
  switch (entry.kind) {
    case 'message.sent':
      return receiveMessage(chat, entry, known);
    case 'message.edited':
    case 'message.deleted':
    case 'message.filled':
      return changeLastMessage(chat, entry);
    case 'chat.changed': {
      // The name of a secret room is known to its keys alone.
      if (chat.secret) return chat;
      const { name = chat.name, photo = chat.photo } = entry.body as ChatBodies['chat.changed'];
      return { ...chat, name, photo };
    }
    case 'chat.vanishingChanged':
      return { ...chat, vanishAfter: (entry.body as ChatBodies['chat.vanishingChanged']).after };
    case 'chat.linkChanged':
      return { ...chat, linkOn: (entry.body as ChatBodies['chat.linkChanged']).on };
  }
  return applyMemberEntry(chat, entry, known.me);
};

/** Folds an entry of a chat into the list of chats: any order, any number of times. */
export const applyChatEntry = (state: ChatsState, entry: Entry, people: KnownPeople): ChatsState => {
  const id = entry.log.slice('chat:'.length) as ChatId;
  const chat = state.chats[id];
  const progress = state.progress[id];
  if (!chat || !progress || isCounted(progress, entry.seq)) return state;
  const changed = changeChat(chat, entry, { ...people, me: state.me });
  const lastSeq = Math.max(chat.lastSeq, entry.seq);
  return {
    ...state,
    chats: { ...state.chats, [id]: { ...changed, lastSeq } },
    progress: { ...state.progress, [id]: countIn(progress, entry.seq) },
  };
};

const dropChat = (state: ChatsState, id: ChatId): ChatsState => {
  const { [id]: _chat, ...chats } = state.chats;
  return { ...state, chats };
};

/** Folds an entry of my account that is about chats. `chat.joined` needs the host and is left to the verbs. */
export const applyAccountEntry = (state: ChatsState, entry: Entry): ChatsState => {
  switch (entry.kind) {
    case 'chat.left':
      return dropChat(state, (entry.body as AccountBodies['chat.left']).chatId);
    case 'chat.settingsChanged': {
      const { chatId, settings } = entry.body as AccountBodies['chat.settingsChanged'];
      const chat = state.chats[chatId];
      return chat ? { ...state, chats: { ...state.chats, [chatId]: { ...chat, settings } } } : state;
    }
    case 'chat.accepted': {
      const { chatId } = entry.body as AccountBodies['chat.accepted'];
      const chat = state.chats[chatId];
      const accepted = chat && { ...chat, stranger: false };
      return accepted ? { ...state, chats: { ...state.chats, [chatId]: accepted } } : state;
    }
    case 'invitation.received': {
      const invitation = entry.body as AccountBodies['invitation.received'];
      const others = state.invitations.filter((one) => one.chatId !== invitation.chatId);
      return { ...state, invitations: [invitation, ...others] };
    }
    case 'invitation.answered': {
      const { chatId } = entry.body as AccountBodies['invitation.answered'];
      return { ...state, invitations: state.invitations.filter((one) => one.chatId !== chatId) };
    }
  }
  return state;
};
