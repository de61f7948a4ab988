import {
  hintOf,
  whyQuiet,
  type Chat,
  type ChatEntryBodies,
  type Entry,
  type NotificationSettings,
} from '@maru/contract';
import type { DeviceState, MessageToast } from './state.ts';

/** What a browser can do, and has been allowed. */
export interface Abilities {
  hasPush: boolean;
  isAppleHome: boolean;
  permission: 'default' | 'granted' | 'denied';
  isSubscribed: boolean;
  hostSends: boolean;
}

/** How a browser stands to push. */
export const deviceStateOf = (can: Abilities): DeviceState => {
  if (!can.hasPush) return can.isAppleHome ? 'homeFirst' : 'impossible';
  if (!can.hostSends) return 'hostOff';
  if (can.permission === 'denied') return 'denied';
  return can.permission === 'granted' && can.isSubscribed ? 'on' : 'off';
};

const month = 30 * 86_400_000;

/** Is it a good moment to offer push: it can be had, was not decided on, and was not put away lately? */
export const mayOffer = (
  device: DeviceState,
  { push, putAway = 0 }: { push?: 'on' | 'off'; putAway?: number },
  now: number,
): boolean => (device === 'off' || device === 'homeFirst') && push !== 'off' && now - putAway > month;

/** How old a message may be that is shown at the edge: what came while the line was away is in the list. */
const freshMs = 20_000;

type Sent = Entry & { body: ChatEntryBodies['message.sent'] };

/** What is said of a message at the edge of the screen; of a secret one only that it came. */
export const shownOf = (
  { secret }: Pick<Chat, 'secret'>,
  { text, content }: Pick<Sent['body'], 'text' | 'content'>,
): Pick<MessageToast, 'text' | 'hint'> =>
  secret ? { text: '', hint: { type: 'secret' } } : { text, ...(content && { hint: hintOf(content) }) };

/** Is this a message of somebody else that is to be shown at the edge of the app? */
export const isToasted = (
  { body, author, at, seq }: Sent,
  { chat, me, settings, isOpen }: { chat: Chat; me: string; settings: NotificationSettings; isOpen: boolean },
  now: Date,
): boolean => {
  if (!settings.toasts || isOpen || author === me || body.deleted || seq <= chat.readSeq) return false;
  if (now.getTime() - Date.parse(at) > freshMs) return false;
  const callsMe =
    body.replyTo?.author === me ||
    (body.mentions ?? []).some(({ accountId }) => accountId === null || accountId === me);
  const { mutedUntil, quiet, notify } = chat.settings;
  const ringing = { kind: chat.kind, mutedUntil, quiet, notify };
  return !whyQuiet(settings, { chat: ringing, message: { text: body.text, callsMe } }, now);
};

/** Words for a new keyword list: without spaces at the ends, without doubles, none empty. */
export const withKeyword = (keywords: readonly string[], added: string): string[] => {
  const word = added.trim();
  const isKnown = keywords.some((one) => one.toLocaleLowerCase() === word.toLocaleLowerCase());
  return word === '' || isKnown ? [...keywords] : [...keywords, word];
};

/** Tomorrow at eight, by the clock of this device. */
export const tomorrowMorning = (now: Date): Date =>
  new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 8);
