import { sameBytes } from '../bytes/bytes.ts';
import { EngineError, type GroupEngine, type GroupMember, type OpenedMessage } from '../engine/index.ts';
import { opensCommitment, unpackFranked, type FrankedBody } from '../franking/index.ts';
import { decodePayload, PayloadError, type Payload } from '../payload/index.ts';
import type { RoomEntry } from './delivery.ts';
import type { RoomEvent } from './events.ts';
import type { PinBook } from './pin-book.ts';
import {
  dutiesWith,
  isDevice,
  isPartnerGone,
  nameOf,
  rememberedKeys,
  withRemovals,
  withWaiting,
} from './rules.ts';
import type {
  DeviceName,
  Hidden,
  Proof,
  RoomEnd,
  RoomLine,
  RoomRecord,
  RoomStatus,
  SealedSend,
} from './types.ts';

/** What taking in an entry leans on. */
export interface TakingParts {
  me: DeviceName;
  engine: GroupEngine;
  pins: PinBook;
  now: () => number;
}

/** Entries on their way into a room: nothing of this is on the disk, and nothing has been told. */
export interface Taking {
  record: RoomRecord;
  lines: RoomLine[];
  erase: { roomId: string; seq: number }[];
  events: RoomEvent[];
  /** True when the entry at the cursor waits for somebody's new key to be accepted. */
  waits: boolean;
}

type Of<Type extends RoomEntry['type']> = Extract<RoomEntry, { type: Type }>;

/** Begins to take entries into a room. */
export function startTaking(record: RoomRecord): Taking {
  return { record: { ...record }, lines: [], erase: [], events: [], waits: false };
}

/**
 * Takes the next entry of the log into a room. What does not hold leaves the state of the group as it was: the entry is
 * passed over, and told. Only errors that say nothing about the entry (a full memory) are thrown.
 */
export async function takeEntry(parts: TakingParts, taking: Taking, entry: RoomEntry): Promise<void> {
  if (taking.record.state) await takeLiving(parts, taking, entry);
  if (taking.waits) return;
  if (taking.record.status.kind === 'key_changed') setStatus(taking, { kind: 'ready' });
  if (entry.type === 'deleted') takeDeleted(taking, entry);
  taking.record.cursor = entry.seq;
}

async function takeLiving(parts: TakingParts, taking: Taking, entry: RoomEntry): Promise<void> {
  switch (entry.type) {
    case 'commit':
      return takeCommit(parts, taking, entry);
    case 'said':
      return takeSaid(parts, taking, entry);
    case 'device_gone':
      if (isDevice(entry, parts.me)) return endRoom(taking, 'removed');
      return noteGone(parts, taking, (member) => isDevice(member, entry));
    case 'device_waiting': {
      const members = parts.engine.members(taking.record.state!);
      taking.record.duties = withWaiting(taking.record, entry, members);
      return;
    }
    case 'member_left':
      if (entry.accountId === parts.me.accountId) return endRoom(taking, 'left');
      return noteGone(parts, taking, ({ accountId }) => accountId === entry.accountId);
    case 'deleted':
    case 'other':
      return;
  }
}

function takeDeleted({ record: { roomId }, erase, events, lines }: Taking, { target }: Of<'deleted'>): void {
  const held = lines.findIndex(({ seq }) => seq === target);
  if (held >= 0) lines.splice(held, 1);
  erase.push({ roomId, seq: target });
  events.push({ type: 'erased', roomId, seq: target });
}

async function takeCommit(parts: TakingParts, taking: Taking, entry: Of<'commit'>): Promise<void> {
  const { record } = taking;
  const { pending } = record;
  if (pending && sameBytes(pending.commit, entry.commit)) return adoptPending(parts, taking, entry);
  try {
    const taken = await parts.engine.processCommit(record.state!, entry.commit);
    if (taken.kind === 'removed') return endRoom(taking, 'removed');
    record.state = taken.state;
    // Whatever of mine waits was made for the epoch before: the log has chosen this one.
    record.pending = null;
    settleMembers(parts, taking, { by: taken.committer, seq: entry.seq, ...taken });
  } catch (error) {
    refuseCommit(parts, taking, { entry, error });
  }
}

function adoptPending(parts: TakingParts, taking: Taking, { seq }: Of<'commit'>): void {
  const { record } = taking;
  const { state, heals, added, removed } = record.pending!;
  record.state = state;
  record.pending = null;
  if (heals) {
    record.healed = { at: parts.now(), said: 0, heard: false };
    record.duties = { ...record.duties, heal: false };
  } else {
    // A commit that only adds renews nothing: what was stolen before would open what comes now (RFC 9420 section 12.4).
    record.duties = { ...record.duties, heal: true };
  }
  settleMembers(parts, taking, { by: parts.me, seq, added, removed });
}

interface MembersChange {
  by: DeviceName;
  seq: number;
  added: readonly DeviceName[];
  removed: readonly DeviceName[];
}

function settleMembers(parts: TakingParts, taking: Taking, { by, seq, added, removed }: MembersChange): void {
  const { record, events } = taking;
  const members = parts.engine.members(record.state!);
  parts.pins.see(members, parts.now());
  record.duties = dutiesWith(record.duties, members);
  record.invited = record.invited.filter((id) => !members.some(({ accountId }) => accountId === id));
  // Sealed for the epoch that is over, and not in the log: nobody has it.
  record.outbox = record.outbox.filter(({ cancelled }) => !cancelled);
  if (added.length + removed.length > 0) {
    const change = { by: nameOf(by), added: added.map(nameOf), removed: removed.map(nameOf) };
    events.push({ type: 'members', roomId: record.roomId, seq, ...change });
  }
  endWhereAlone(parts, taking, members);
}

function refuseCommit(
  parts: TakingParts,
  taking: Taking,
  { entry, error }: { entry: Of<'commit'>; error: unknown },
): void {
  const { record, events } = taking;
  if (!(error instanceof EngineError)) throw error;
  if (error.code === 'key_changed' && error.accountId !== undefined) {
    taking.waits = true;
    noteChangedKey(parts.pins, taking, error.accountId);
  } else if (isOfLaterEpoch(parts, taking, error)) endRoom(taking, 'unverifiable');
  else events.push({ type: 'ignored', roomId: record.roomId, seq: entry.seq, why: error.code });
}

function noteChangedKey(pins: PinBook, taking: Taking, accountId: string): void {
  const { record, events } = taking;
  const { roomId, status } = record;
  if (pins.noteRefused(accountId)) events.push({ type: 'key_changed', roomId, accountId });
  if (status.kind === 'key_changed' && status.accountId === accountId) return;
  setStatus(taking, { kind: 'key_changed', accountId });
}

function setStatus({ record, events }: Taking, status: RoomStatus): void {
  record.status = status;
  events.push({ type: 'status', roomId: record.roomId, status });
}

/** Something of an epoch that the log has never led to: commits have been kept from this device, or made up. */
function isOfLaterEpoch({ engine }: TakingParts, { record }: Taking, error: EngineError): boolean {
  return error.code === 'wrong_epoch' && (error.epoch ?? 0) > engine.info(record.state!).epoch;
}

async function takeSaid(parts: TakingParts, taking: Taking, entry: Of<'said'>): Promise<void> {
  const { record } = taking;
  record.healed = { ...record.healed, heard: true };
  const own = record.outbox.find(({ message }) => sameBytes(message, entry.message));
  if (own) return takeOwn(parts, taking, { entry, own });
  let opened: OpenedMessage;
  try {
    opened = await parts.engine.decrypt(record.state!, entry.message);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    if (isOfLaterEpoch(parts, taking, error)) return endRoom(taking, 'unverifiable');
    return pushLine(taking, entry, { hidden: 'unreadable' });
  }
  record.state = opened.state;
  pushLine(taking, entry, await readOpened(taking, entry, opened));
}

function takeOwn(
  { me }: TakingParts,
  taking: Taking,
  { entry, own }: { entry: Of<'said'>; own: SealedSend },
): void {
  if (!isDevice(entry, me) || entry.key !== own.key || entry.counts !== own.counts) {
    return pushLine(taking, entry, { hidden: 'tampered' });
  }
  const { record } = taking;
  record.outbox = record.outbox.filter((one) => one !== own);
  const { body, opening, commitment } = own;
  const proof = { body, opening, commitment, tag: entry.tag };
  remember(taking, entry);
  pushLine(taking, entry, { payload: decodePayload(body), proof });
}

interface Reading {
  payload?: Payload;
  hidden?: Hidden;
  proof?: Proof;
}

async function readOpened(taking: Taking, entry: Of<'said'>, opened: OpenedMessage): Promise<Reading> {
  const { record } = taking;
  if (!isDevice(opened.sender, entry)) return { hidden: 'tampered' };
  const commitment = opened.authenticatedData;
  let franked: FrankedBody;
  try {
    franked = unpackFranked(opened.payload);
  } catch {
    return { hidden: 'broken' };
  }
  // What could not be reported is not shown.
  if (!(await opensCommitment(record.roomId, { ...franked, commitment }))) return { hidden: 'tampered' };
  const proof = { ...franked, commitment, tag: entry.tag };
  try {
    const payload = decodePayload(franked.body);
    if (payload.key !== entry.key || (payload.kind === 'message') !== entry.counts)
      return { hidden: 'tampered' };
    return remember(taking, entry) ? { payload, proof } : { hidden: 'unreadable' };
  } catch (error) {
    if (!(error instanceof PayloadError)) throw error;
    return error.code === 'version' ? { hidden: 'too_new', proof } : { hidden: 'broken' };
  }
}

/** Remembers the key of what is shown. False where it was shown before. */
function remember({ record }: Taking, { deviceId, key }: Of<'said'>): boolean {
  const name = `${deviceId} ${key}`;
  if (record.recent.includes(name)) return false;
  record.recent = [...record.recent.slice(1 - rememberedKeys), name];
  return true;
}

function pushLine(taking: Taking, entry: Of<'said'>, { payload, hidden, proof }: Reading): void {
  const { roomId } = taking.record;
  const { seq, at, key, counts } = entry;
  const line: RoomLine = { roomId, seq, at, key, counts, ...nameOf(entry), payload: payload ?? null };
  if (hidden) line.hidden = hidden;
  if (proof) line.proof = proof;
  taking.lines.push(line);
  taking.events.push({ type: 'line', roomId, line });
}

function noteGone(parts: TakingParts, taking: Taking, gone: (member: GroupMember) => boolean): void {
  const { record } = taking;
  const members = parts.engine.members(record.state!);
  record.duties = withRemovals(record.duties, gone, { members, me: parts.me });
  endWhereAlone(parts, taking, members);
}

function endWhereAlone({ me }: TakingParts, taking: Taking, members: readonly GroupMember[]): void {
  if (isPartnerGone(taking.record, members, me)) endRoom(taking, 'partner_gone');
}

/** Ends a room for this device: its keys go; what was read stays. */
export function endRoom(taking: Taking, why: RoomEnd): void {
  const { record } = taking;
  record.state = null;
  record.pending = null;
  record.outbox = [];
  record.duties = { remove: [], add: [], heal: false };
  record.invited = [];
  record.recent = [];
  setStatus(taking, { kind: 'ended', why });
}
