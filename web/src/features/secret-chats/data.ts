import type { AccountId, ChatId, Entry } from '@maru/contract';
import { isLeader, registerRoad, type FeatureData } from '../../platform/session/index.ts';
import { secretNames } from '../chats/index.ts';
import { listOpenRooms, messagesStore, reopenRoom, rereadRoom } from '../messages/index.ts';
import { askKeeper } from './keeper-calls.ts';
import { closeKeeper, isRunning, openFor, requireKeeper, secretRoad } from './road.ts';
import { firstSecrets, secretStore, type SecretState } from './state.ts';

registerRoad(secretRoad);

/** So long after a start nothing else is under way, and this device gets its keys where it has none. */
const idleMs = 6_000;

/** Without these there is nothing to keep keys with: an old browser, or a page that came without TLS. */
const canKeepKeys = (): boolean =>
  Boolean(globalThis.crypto?.subtle && globalThis.navigator?.locks && globalThis.Worker);

/** What an open room shows of itself that was read before this device had its keys: nothing, or that it is not opened. */
const findUnread = (chatId: ChatId): 'nothing' | 'unopened' | undefined => {
  const window = messagesStore.getState().rooms[chatId]?.window;
  if (!window) return undefined;
  if (window.slots.size === 0) return 'nothing';
  return [...window.slots.values()].some(({ line }) => 'unopened' in line.body) ? 'unopened' : undefined;
};

const showNames = ({ rooms }: SecretState): void =>
  secretNames.setState(
    Object.fromEntries(Object.entries(rooms).flatMap(([id, { name }]) => (name ? [[id, name]] : []))),
    true,
  );
secretStore.subscribe((next, before) => {
  if (next.rooms !== before.rooms) showNames(next);
});

/** A room that is open opens up: a new key was accepted, or this device was let in. It is read anew. */
secretStore.subscribe(({ rooms }, before) => {
  if (!before.isKnown) return;
  const isReady = (chatId: ChatId, all: SecretState['rooms']) => all[chatId]?.standing.kind === 'ready';
  for (const chatId of listOpenRooms()) {
    if (!isReady(chatId, rooms) || isReady(chatId, before.rooms)) continue;
    const unread = findUnread(chatId);
    if (unread === 'unopened') reopenRoom(chatId);
    else if (unread === 'nothing') rereadRoom(chatId);
  }
});

let hasRooms = false;
let mayHaveKeys = false;
let idle: ReturnType<typeof setTimeout> | undefined;

/** Finds out how this device stands, and takes what waits for it. */
const start = async (): Promise<void> => {
  clearTimeout(idle);
  if (!isLeader() || !mayHaveKeys) return;
  await (await requireKeeper()).ask('start', {});
};

const startSoon = (): void => {
  clearTimeout(idle);
  if (hasRooms || isRunning()) return void start().catch(() => {});
  idle = setTimeout(() => void start().catch(() => {}), idleMs);
};

/** What keys are to hear of: my account, my devices, who could be taken in. */
const isForKeys = ({ kind, log }: Entry): boolean =>
  kind.startsWith('secret.') ||
  (log.startsWith('account:') && ['chat.left', 'messages.hidden', 'bookmark.changed'].includes(kind));

/** Somebody has brought this device into a room, or asks for it: it is needed now. */
const isUrgent = ({ kind, log }: Entry): boolean => log.startsWith('account:') && kind.startsWith('secret.');

const tell = async (entries: readonly Entry[]): Promise<void> => {
  if (!isRunning() && !entries.some(isUrgent)) return;
  const worker = await requireKeeper();
  const { tellWorker } = await import('./keeper/index.ts');
  for (const entry of entries) tellWorker(worker, entry);
};

const readState = async (): Promise<void> => {
  const state = await askKeeper('secret.state', {}).catch(() => undefined);
  if (state && !isLeader()) secretStore.setState(state, true);
};

/** The part of secret rooms in a session. */
export const secretChatsData: FeatureData = {
  name: 'secretChats',
  async open(store, me: AccountId) {
    openFor(me);
    hasRooms = (await store.secretRooms.count()) > 0;
  },
  onLead() {
    // The rooms that are here are shown before there is a line.
    if (hasRooms) void requireKeeper().catch(() => {});
  },
  onWelcome({ account }) {
    mayHaveKeys = !account.guest && canKeepKeys();
    if (!canKeepKeys()) secretStore.setState({ isKnown: true, device: { kind: 'tooOld' } });
    if (isLeader()) startSoon();
    else void readState();
  },
  applyEntries(entries) {
    if (!isLeader() || !mayHaveKeys) return;
    const wanted = entries.filter(isForKeys);
    if (wanted.length > 0) void tell(wanted).catch(() => {});
  },
  onNote(note) {
    if (note.kind === 'shared' && note.name === 'secretChats') {
      secretStore.setState(note.state as SecretState, true);
    }
  },
  async close() {
    clearTimeout(idle);
    await closeKeeper();
  },
  reset() {
    clearTimeout(idle);
    hasRooms = false;
    mayHaveKeys = false;
    secretStore.setState(firstSecrets, true);
  },
};
