import type { ChatId } from '@maru/contract';
import { keepThroughLeader, localStore } from '../../platform/session/index.ts';
import type { StoreWrite } from '../../platform/store/index.ts';
import { findChat } from '../chats/index.ts';
import { slotOf } from './apply-changes.ts';
import type { Line, RoomWindow, Slot } from './state.ts';

const linesKept = 300;

/** What was kept last, so that only what has changed is written. */
const keptSlots = new WeakMap<Slot, true>();

const lineWrite = (chatId: ChatId, slot: Slot): StoreWrite => {
  const upTo = Math.max(slot.upTo, slot.changes.at(-1)?.seq ?? 0);
  const { seq } = slot.line;
  return {
    table: 'messages',
    key: `${chatId} ${seq}`,
    put: { chatId, seq, upTo, line: slot.line },
  };
};

/** What is said in a secret room lies with its keys, sealed, and nowhere else. */
const isKeptElsewhere = (chatId: ChatId): boolean => findChat(chatId)?.secret !== false;

/** Keeps the newest stretch of a room on this device, with the cursor from which it goes on. */
export const keepRoom = (chatId: ChatId, window: RoomWindow): void => {
  if (window.hasNewer || isKeptElsewhere(chatId)) return;
  const slots = [...window.slots.values()].sort((one, other) => other.line.seq - one.line.seq);
  const kept = slots.slice(0, linesKept);
  const cut = slots.length > kept.length;
  const from = cut ? (kept.at(-1)?.line.seq ?? window.from) : window.from;
  const { to, cursor } = window;
  const put = { chatId, from, to, cursor, hasOlder: cut || window.hasOlder };
  const fresh = kept.filter((slot) => !keptSlots.has(slot));
  for (const slot of fresh) keptSlots.set(slot, true);
  keepThroughLeader([
    ...fresh.map((slot) => lineWrite(chatId, slot)),
    { table: 'windows', key: chatId, put },
  ]);
};

/** The stretch of a room that this device keeps. */
export const readKeptRoom = async (chatId: ChatId): Promise<RoomWindow | undefined> => {
  const store = localStore();
  const kept = await store?.windows.get(chatId).catch(() => undefined);
  if (!store || !kept) return undefined;
  const rows = await store.messages
    .where('[chatId+seq]')
    .between([chatId, kept.from], [chatId, kept.to], true, true)
    .toArray();
  const slots = new Map<number, Slot>();
  for (const row of rows) {
    const slot = slotOf(row.line as Line, Math.max(row.upTo, kept.cursor));
    keptSlots.set(slot, true);
    slots.set(row.seq, slot);
  }
  const { from, to, hasOlder, cursor } = kept;
  return { slots, from, to, hasOlder, hasNewer: false, cursor, loose: [] };
};

/** Takes lines of a room off this device. */
export const forgetLines = (chatId: ChatId, seqs: readonly number[]): void =>
  keepThroughLeader(
    seqs.map((seq) => ({ table: 'messages', key: `${chatId} ${seq}`, remove: [chatId, seq] })),
  );

/** Drops what this device keeps of a room. */
export const forgetRoom = (chatId: ChatId): void =>
  keepThroughLeader([
    { table: 'windows', key: chatId, remove: chatId },
    { table: 'messages', key: `${chatId}`, removeChat: chatId },
  ]);
