import type { AccountEntryBodies, ChatId, Entry } from '@maru/contract';
import { outbox, type FeatureData } from '../../platform/session/index.ts';
import { applyEntry } from './apply-entries.ts';
import { applyRows, applySent, dropArrived } from './apply-outbox.ts';
import { hideLines, markBookmark } from './change-lines.ts';
import { forgetHeld } from './content/held-content.ts';
import { forgetUnkept, keepUnkept, leaveUnkept, openDrafts, readDraft } from './drafts.ts';
import { forgetRoom, keepRoom } from './keep-room.ts';
import { onListed } from '../chats/index.ts';
import { listOpenRooms, refreshRoom, reopenRoom } from './open-room.ts';
import { awaitList, forgetReadLines, takeFreshList } from './read-line.ts';
import { firstMessages, messagesStore, type MessagesState } from './state.ts';
import { endTyping, takeTyping } from './typing.ts';

const chatOf = (entry: Entry): ChatId => entry.log.slice('chat:'.length) as ChatId;

const foldRooms = (state: MessagesState, entries: readonly Entry[]): MessagesState => {
  let { rooms } = state;
  const open = new Set(listOpenRooms());
  for (const entry of entries) {
    const chatId = chatOf(entry);
    // Closed rooms stand still: they catch up from their cursor when they are opened.
    const room = entry.log.startsWith('chat:') && open.has(chatId) ? rooms[chatId] : undefined;
    if (!room?.window) continue;
    const window = applyEntry(room.window, entry, state.me);
    if (window !== room.window) rooms = { ...rooms, [chatId]: { ...room, window } };
  }
  return rooms === state.rooms ? state : { ...state, rooms };
};

const arrivedKeys = (state: MessagesState, entries: readonly Entry[]): Set<string> =>
  new Set(
    entries
      .filter((entry) => entry.kind === 'message.sent' && entry.author === state.me)
      .map((entry) => entry.key),
  );

const fold = (state: MessagesState, entries: readonly Entry[]): MessagesState => ({
  ...foldRooms(state, entries),
  pending: dropArrived(state.pending, arrivedKeys(state, entries)),
});

const follow = (entry: Entry): void => {
  if (entry.kind === 'message.sent') endTyping(chatOf(entry), entry.author);
  if (entry.kind === 'messages.hidden') {
    const { chatId, seqs } = entry.body as AccountEntryBodies['messages.hidden'];
    hideLines(chatId, seqs);
  }
  if (entry.kind === 'bookmark.changed') {
    const { chatId, seq, on } = entry.body as AccountEntryBodies['bookmark.changed'];
    markBookmark(chatId, seq, on);
  }
  if (entry.kind === 'chat.left') {
    const { chatId } = entry.body as AccountEntryBodies['chat.left'];
    forgetRoom(chatId);
    messagesStore.setState(({ rooms: { [chatId]: _gone, ...rooms } }) => ({ rooms }));
  }
};

const keepChanges = (before: MessagesState, after: MessagesState): void => {
  if (before.rooms === after.rooms) return;
  for (const chatId of listOpenRooms()) {
    const window = after.rooms[chatId]?.window;
    if (window && window !== before.rooms[chatId]?.window) keepRoom(chatId, window);
  }
};

const twinMs = 10_000;

const dropTwin = (key: string): void =>
  messagesStore.setState(({ pending }) => ({ pending: dropArrived(pending, new Set([key])) }));

const listening = new WeakSet<object>();

/** The outbox exists once the session is open; from then on its rows are shown as pending messages. */
const listenToOutbox = (): void => {
  const box = outbox();
  if (!box || listening.has(box)) return;
  listening.add(box);
  box.onRows((rows) => messagesStore.setState(({ pending }) => ({ pending: applyRows(pending, rows) })));
  box.onSent(({ key, output }) => {
    const { seq } = output as { seq: number };
    messagesStore.setState(({ pending }) => ({ pending: applySent(pending, key, seq) }));
    // The entry may have come before the answer; then nothing else takes the twin away.
    setTimeout(() => dropTwin(key), twinMs);
  });
};

/** The part of the messages in a session. */
export const messagesData: FeatureData = {
  name: 'messages',
  async open(store, me) {
    onListed(takeFreshList);
    messagesStore.setState({ me });
    globalThis.addEventListener?.('pagehide', leaveUnkept);
    await openDrafts(store, me);
  },
  opened: listenToOutbox,
  onWelcome() {
    awaitList();
    listOpenRooms().forEach(refreshRoom);
  },
  applyEntries(entries) {
    const before = messagesStore.getState();
    messagesStore.setState((state) => fold(state, entries));
    keepChanges(before, messagesStore.getState());
    entries.forEach(follow);
  },
  applySignal(signal) {
    if (signal.kind === 'typing') takeTyping(signal);
  },
  onEpochChanged() {
    const open = new Set(listOpenRooms());
    messagesStore.setState(({ rooms }) => ({
      rooms: Object.fromEntries(Object.entries(rooms).filter(([id]) => open.has(id as ChatId))),
    }));
    for (const chatId of open) reopenRoom(chatId);
  },
  onNote(note) {
    if (note.kind === 'draftChanged') void readDraft(note.chatId as ChatId).catch(() => {});
  },
  putAway: keepUnkept,
  reset() {
    globalThis.removeEventListener?.('pagehide', leaveUnkept);
    forgetReadLines();
    forgetUnkept();
    messagesStore.setState(firstMessages, true);
    forgetHeld();
  },
};
