import type { PushPayload } from '@maru/contract';
import { pushWords, wordContent } from './push-words.ts';

/** What stays with a notification until it is pressed or taken away. */
export interface ShownData {
  chatId?: string;
  /** Where a press leads, where that is no chat. */
  path?: string;
  seq: number;
  language: 'ko' | 'en';
  /** The call that it is about. */
  callId?: string;
  /** Words that could not be sent from here. */
  unsent?: string;
}

/** A notification as a browser shows it, before its pictures. */
export interface PresentedPush {
  title: string;
  body: string;
  tag: string;
  silent: boolean;
  timestamp?: number;
  /** It stays until it is answered or taken away. */
  requireInteraction?: boolean;
  vibrate?: number[];
  actions: { action: string; title: string; type?: string; placeholder?: string }[];
  data: ShownData;
}

/** The name under which the notification of a chat stands: the next one takes its place. */
export const tagOf = (chatId: string): string => `chat ${chatId}`;
/** The name of the one that says nothing. */
export const plainTag = 'maru';

type MessagePush = Extract<PushPayload, { kind: 'message' }>;

const bodyOf = (push: MessagePush): string => {
  const words = pushWords(push.language);
  const { text = '', hint, sender } = push;
  const said = text.trim() === '' && hint ? wordContent(hint, words) : text;
  const line = said || words.newMessage;
  return sender ? `${sender}: ${line}` : line;
};

/** What is said about the safety of the account; a press leads to where it can be looked at. */
export const presentSecurity = (push: Extract<PushPayload, { kind: 'security' }>): PresentedPush => {
  const { asked, waiting, signedIn, changed } = pushWords(push.language).security;
  const { title, body } =
    { asked, waiting, signedIn }[push.what as 'asked' | 'waiting' | 'signedIn'] ?? changed;
  return {
    title,
    body,
    tag: `security ${push.what}`,
    silent: push.silent,
    actions: [],
    data: { path: '/settings/security', seq: 0, language: push.language },
  };
};

/** Whose birthday it is; a press leads to the friends. */
export const presentBirthdays = (push: Extract<PushPayload, { kind: 'birthdays' }>): PresentedPush => ({
  ...pushWords(push.language).birthdays(push.names, push.count),
  tag: 'birthdays',
  silent: push.silent,
  actions: [],
  data: { path: '/friends', seq: 0, language: push.language },
});

/** What is shown without saying from whom or what: previews are off, or this device is locked. */
export const presentPlain = (push: Extract<PushPayload, { seq: number }>): PresentedPush => ({
  title: 'Maru',
  body: pushWords(push.language).something,
  tag: plainTag,
  silent: push.kind !== 'read' && push.silent,
  actions: [],
  data: { seq: push.seq, language: push.language },
});

/** A message as a notification: one for each chat, with the number of what is unread. */
export const presentPush = (push: MessagePush): PresentedPush => {
  const words = pushWords(push.language);
  return {
    title: push.count > 1 ? `${push.title} (${push.count > 999 ? '999+' : push.count})` : push.title,
    body: bodyOf(push),
    tag: tagOf(push.chatId),
    silent: push.silent,
    timestamp: Date.parse(push.at),
    actions: [
      // Where a browser takes words in a notification it shows a field; elsewhere this opens the chat.
      { action: 'reply', title: words.reply, type: 'text', placeholder: words.replyHere },
      { action: 'read', title: words.read },
    ],
    data: { chatId: push.chatId, seq: push.seq, language: push.language },
  };
};

type CallPush = Extract<PushPayload, { kind: 'call' | 'callOver' }>;

/** The name under which the notification of a call stands: what became of it takes its place. */
export const callTagOf = (callId: string): string => `call ${callId}`;

const aCall = (
  push: CallPush,
  isLocked: boolean,
  words: string,
): Omit<PresentedPush, 'actions' | 'silent'> => {
  const { title = 'Maru', sender } = isLocked ? {} : push;
  return {
    title,
    body: sender ? `${sender}: ${words}` : words,
    tag: callTagOf(push.callId),
    data: { chatId: push.chatId, callId: push.callId, seq: 0, language: push.language },
  };
};

/** Somebody calls; without names where this device is locked. */
export const presentCall = (
  push: Extract<PushPayload, { kind: 'call' }>,
  isLocked: boolean,
): PresentedPush => {
  const words = pushWords(push.language).call;
  return {
    ...aCall(push, isLocked, words.rings[push.call]),
    silent: push.silent,
    requireInteraction: true,
    ...(!push.silent && { vibrate: [600, 400, 600, 400, 600, 400, 600] }),
    actions: [
      { action: 'answer', title: words.answer },
      { action: 'decline', title: words.decline },
    ],
  };
};

/** A call that nobody answered. */
export const presentMissed = (
  push: Extract<PushPayload, { kind: 'callOver' }>,
  isLocked: boolean,
): PresentedPush => {
  const shown = aCall(push, isLocked, pushWords(push.language).call.missed[push.call]);
  // A press leads to the chat: there is no call any more.
  const { callId: _, ...data } = shown.data;
  return { ...shown, data, silent: push.silent, timestamp: Date.parse(push.at), actions: [] };
};
