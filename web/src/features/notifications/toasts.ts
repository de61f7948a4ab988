import type { ChatEntryBodies, ChatId, Entry } from '@maru/contract';
import { isInFront } from '../../platform/attention/index.ts';
import { myId } from '../../platform/session/index.ts';
import { findChat, whySilencedNow } from '../chats/index.ts';
import { listOpenRooms } from '../messages/index.ts';
import { displayName, findPerson, peopleStore } from '../people/index.ts';
import { readOnDevice } from './on-device.ts';
import { isToasted, shownOf } from './rules.ts';
import { playSound } from './sounds.ts';
import { notificationsStore } from './state.ts';

/** A breath, in which another window may have read it. */
const breathMs = 250;
const shownMs = 6_000;
const most = 2;

type Sent = Entry & { body: ChatEntryBodies['message.sent'] };

/** Takes away what is shown of a chat. */
export const dropToasts = (chatId: ChatId, upTo = Infinity): void =>
  notificationsStore.setState(({ toasts }) =>
    toasts.some((one) => one.chatId === chatId && one.seq <= upTo)
      ? { toasts: toasts.filter((one) => one.chatId !== chatId || one.seq > upTo) }
      : {},
  );

const showNow = ({ log, seq, author, body }: Sent): void => {
  const chatId = log.slice('chat:'.length) as ChatId;
  const chat = findChat(chatId);
  const me = myId();
  if (!chat || !me || chat.readSeq >= seq || !isInFront()) return;
  const person = findPerson(peopleStore.getState(), author, chatId);
  const toast = {
    chatId,
    seq,
    authorName: person ? displayName(person) : '',
    ...shownOf(chat, body),
    until: Date.now() + shownMs,
  };
  notificationsStore.setState(({ toasts }) => ({
    toasts: [...toasts.filter((one) => one.chatId !== chatId), toast].slice(-most),
  }));
  const isSilent = body.silent || document.hidden || readOnDevice(me).sounds === false;
  if (!isSilent) playSound(chat.settings.sound);
};

/** Shows what somebody has written in a chat that is not open, for a moment, where that is wanted. */
export const toastEntry = (entry: Entry): void => {
  const chatId = entry.log.slice('chat:'.length) as ChatId;
  const chat = findChat(chatId);
  const me = myId();
  if (entry.kind !== 'message.sent' || !chat || !me || !isInFront()) return;
  if (whySilencedNow(chat, entry.author)) return;
  const { settings } = notificationsStore.getState();
  const isOpen = listOpenRooms().includes(chatId);
  const sent = entry as Sent;
  if (isToasted(sent, { chat, me, settings, isOpen }, new Date())) setTimeout(() => showNow(sent), breathMs);
};
