import type { AccountEntryBodies, Chat, ChatEntryBodies, ChatId, Entry, SignalBodies } from '@maru/contract';
import { keep, type FeatureData } from '../../platform/session/index.ts';
import { loadInChat, loadPersons, rememberPersons } from '../people/index.ts';
import { applyToMembers } from './apply-member-entries.ts';
import { foldEntry, loadChats, loadInvitations, noteEntries, onListed, refreshChat } from './load-chats.ts';
import { moveMyMark, sendUnsentMarks } from './mark-read.ts';
import { chatsStore, firstChats, type ChatsState } from './state.ts';
import { takeReads, watchAgain } from './watch-room.ts';

const chatOf = (entry: Entry): ChatId => entry.log.slice('chat:'.length) as ChatId;

const foldMembers = (state: ChatsState, entry: Entry): ChatsState => {
  const list = entry.log.startsWith('chat:') ? state.members[chatOf(entry)] : undefined;
  if (!list) return state;
  const next = applyToMembers(list, entry);
  return next === list ? state : { ...state, members: { ...state.members, [chatOf(entry)]: next } };
};

/** What I decide about who sees how far I read, by itself or with a friend: the room in front of me is asked for anew. */
const decidesReads = new Set([
  'settings.changed',
  'chat.settingsChanged',
  'friend.saved',
  'friend.removed',
  'person.blocked',
  'person.unblocked',
]);

/** A face of a chat's row that looks otherwise in that chat from now on. */
const placeFace = (state: ChatsState, { person, chatId }: SignalBodies['person.changed']): ChatsState => {
  const chat = chatId ? state.chats[chatId] : undefined;
  if (!chat?.faces.some(({ id }) => id === person.id)) return state;
  const faces = chat.faces.map((face) => (face.id === person.id ? person : face));
  return { ...state, chats: { ...state.chats, [chat.id]: { ...chat, faces } } };
};

/** What an entry calls for beyond the fold: chats not known yet, persons who came in, holes. */
const follow = (entry: Entry): void => {
  const { chats, progress, loaded } = chatsStore.getState();
  if (entry.kind === 'chat.joined') {
    const { chatId } = entry.body as AccountEntryBodies['chat.joined'];
    if (!chats[chatId]) refreshChat(chatId);
  }
  if (entry.kind === 'member.joined') {
    const { persons } = entry.body as ChatEntryBodies['member.joined'];
    rememberPersons(persons);
    loadPersons(persons.map((person) => person.id));
  }
  if (entry.kind === 'member.roleChanged') {
    const { person } = entry.body as ChatEntryBodies['member.roleChanged'];
    if (person) rememberPersons([person]);
  }
  if (decidesReads.has(entry.kind)) watchAgain();
  // Whom I have blocked counts nowhere; the host counts anew.
  if (entry.kind === 'person.blocked' || entry.kind === 'person.unblocked') void loadChats();
  if (!entry.log.startsWith('chat:')) return;
  const id = chatOf(entry);
  if (entry.kind === 'message.sent') {
    loadPersons([entry.author]);
    loadInChat(id, [entry.author]);
  }
  if (loaded && !chats[id] && entry.kind === 'message.sent') refreshChat(id);
  if ((progress[id]?.ahead.length ?? 0) > 0) setTimeout(() => refreshIfHole(id), 1_000);
};

const refreshIfHole = (id: ChatId): void => {
  if ((chatsStore.getState().progress[id]?.ahead.length ?? 0) > 0) refreshChat(id);
};

/** Whom I ignore was decided on another device: only the host can count what is unread then. */
const recount = ({ chats }: ChatsState, entry: Entry): void => {
  if (entry.kind !== 'chat.settingsChanged') return;
  const { chatId, settings } = entry.body as AccountEntryBodies['chat.settingsChanged'];
  const known = chats[chatId]?.settings.ignored;
  if (known && known.join() !== settings.ignored.join()) refreshChat(chatId);
};

const keepChanges = (before: ChatsState, after: ChatsState): void => {
  for (const chat of Object.values(after.chats)) {
    if (before.chats[chat.id] !== chat) keep([{ table: 'chats', key: chat.id, put: chat }]);
  }
  for (const id of Object.keys(before.chats)) {
    if (!after.chats[id as ChatId]) keep([{ table: 'chats', key: id, remove: id }]);
  }
};

/** What a device has kept from before somebody could decide more lacks that. */
const withAllSettings = (chat: Chat): Chat => ({
  ...chat,
  settings: Object.assign(
    { notify: 'default', sound: 'default', showReads: null, ignored: [] },
    chat.settings,
  ),
});

/** The part of the chats in a session. */
export const chatsData: FeatureData = {
  name: 'chats',
  async open(store, me) {
    onListed(sendUnsentMarks);
    const [kept, invitations] = await Promise.all([store.chats.toArray(), store.invitations.toArray()]);
    const chats = kept.map(withAllSettings);
    rememberPersons(chats.flatMap((chat) => chat.faces.filter((face) => face.in)));
    chatsStore.setState({
      me,
      loaded: chats.length > 0,
      invitations,
      chats: Object.fromEntries(chats.map((chat) => [chat.id, chat])),
      progress: Object.fromEntries(chats.map(({ id, lastSeq }) => [id, { base: lastSeq, ahead: [] }])),
    });
  },
  onWelcome() {
    void loadChats();
    void loadInvitations();
    watchAgain();
  },
  applyEntries(entries) {
    noteEntries(entries);
    const before = chatsStore.getState();
    for (const entry of entries) recount(before, entry);
    chatsStore.setState((state) =>
      entries.reduce((folded, entry) => foldMembers(foldEntry(folded, entry), entry), state),
    );
    keepChanges(before, chatsStore.getState());
    entries.forEach(follow);
  },
  applySignal(signal) {
    if (signal.kind === 'person.changed') {
      chatsStore.setState((state) => placeFace(state, signal.body as SignalBodies['person.changed']));
    }
    if (signal.kind === 'reads.moved') {
      takeReads(signal.log.slice('chat:'.length) as ChatId, signal.body as SignalBodies['reads.moved']);
    }
    if (signal.kind === 'chat.read') {
      const { chatId, seq } = signal.body as SignalBodies['chat.read'];
      moveMyMark(chatId, seq);
    }
  },
  reset: () => chatsStore.setState(firstChats, true),
};
