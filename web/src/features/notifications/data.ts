import type { AccountEntryBodies, ChatId, Entry, NotificationSettings, SignalBodies } from '@maru/contract';
import { isInFront, onAttention } from '../../platform/attention/index.ts';
import { call, myId, type FeatureData } from '../../platform/session/index.ts';
import { accountsStore } from '../accounts/index.ts';
import { chatsStore, findChat } from '../chats/index.ts';
import { placeSettings, sendUnsentSettings, showSettings } from './change-settings.ts';
import { closeShown, forgetDevice, lookAtDevice, offerNow, renewDevice } from './device.ts';
import { firstNotifications, notificationsStore } from './state.ts';
import { dropToasts, toastEntry } from './toasts.ts';

/** All windows share one line; by this name the host tells this one from the others. */
const thisWindow: string = crypto.randomUUID();
/** After so long the list of chats has come. */
const listMs = 3_000;
/** What is older was not written just now. */
const freshMs = 20_000;

const tellAttention = (inFront = isInFront()): void => {
  if (myId()) void call('notifications.setAttention', { inFront, window: thisWindow }).catch(() => {});
};

/** What was read elsewhere while nothing of this was open does not hang around. */
const closeRead = (): void =>
  void closeShown(({ chatId, seq }) => {
    const chat = chatId && chatsStore.getState().loaded ? findChat(chatId as ChatId) : undefined;
    return chat !== undefined && chat.readSeq >= seq;
  }).catch(() => undefined);

const load = async (): Promise<void> => {
  const found = await call('notifications.get', {}).catch(() => undefined);
  if (!found) return;
  const { settings, ...where } = found;
  placeSettings(settings);
  notificationsStore.setState(where);
  await renewDevice();
};

let isListening = false;

/** What stays for as long as the page: once is enough. */
const listen = (): void => {
  if (isListening || typeof window === 'undefined') return;
  isListening = true;
  onAttention(() => {
    tellAttention();
    if (isInFront()) closeRead();
  });
  window.addEventListener('pagehide', () => tellAttention(false));
  window.addEventListener('pageshow', () => tellAttention());
  accountsStore.subscribe(({ phase }, before) => {
    if (phase === 'signedOut' && before.phase !== 'signedOut') void forgetDevice();
  });
};

const isFresh = ({ at }: Entry): boolean => Date.now() - Date.parse(at) < freshMs;

/** What was read up to here does not hang around. */
const takeAway = (chatId: ChatId, seq: number): void => {
  dropToasts(chatId, seq);
  void closeShown((data) => data.chatId === chatId && data.seq <= seq).catch(() => undefined);
};

/** Whoever writes, here or elsewhere, has read. */
const takeWritten = (entry: Entry): void => {
  takeAway(entry.log.slice('chat:'.length) as ChatId, entry.seq);
  if (isFresh(entry)) void offerNow();
};

/** The part of the notifications in a session. */
export const notificationsData: FeatureData = {
  name: 'notifications',
  async open(store) {
    listen();
    const kept = (await store.meta.get('notifications'))?.value as NotificationSettings | undefined;
    showSettings({ ...firstNotifications.settings, ...kept });
    void lookAtDevice();
  },
  onWelcome() {
    tellAttention();
    void sendUnsentSettings().then(load);
    setTimeout(closeRead, listMs);
  },
  applyEntries(entries) {
    for (const entry of entries) {
      if (entry.kind === 'notifications.changed')
        placeSettings((entry.body as AccountEntryBodies['notifications.changed']).settings);
      else if (entry.kind === 'message.sent') {
        if (entry.author === myId()) takeWritten(entry);
        toastEntry(entry);
      }
    }
  },
  applySignal({ kind, body }) {
    if (kind !== 'chat.read') return;
    const { chatId, seq } = body as SignalBodies['chat.read'];
    takeAway(chatId, seq);
  },
  reset: () => notificationsStore.setState(firstNotifications, true),
};
