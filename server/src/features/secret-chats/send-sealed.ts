import type { AccountId, OutputOf, ParsedInputOf, Sealed } from '@maru/contract';
import { placeFiles, requireSealedFiles } from '../files/index.ts';
import { appendSealed, followSealed, whyNotSpeak, type SealedLine } from '../messages/index.ts';
import type { Room } from '../chats/index.ts';
import type { House, SignedCall, SignedVerb } from '../../platform/house.ts';
import type { StoredEntry } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { requireMarkKey } from './marks.ts';
import { fromBase64, toBase64 } from './present.ts';
import { readSealed } from './read-mls.ts';
import { findBefore, holdRoom, requireSecretRoom } from './secret-room.ts';
import { writeTag } from './tag-bytes.ts';

type Input = ParsedInputOf<'secretChats.send'>;
type Sent = OutputOf<'secretChats.send'>;

/** What was sent before under this key. */
const findSaid = (house: House, { chatId, key }: Input, accountId: AccountId) =>
  findBefore(house, { chatId, key, kinds: ['message.sent', 'secret.said'] }, accountId);

/** What was answered when this was sent before. What was erased since has no mark any more. */
const presentBefore = (before: StoredEntry): Sent => {
  const { sealed } = JSON.parse(before.bodyJson) as { sealed?: Sealed };
  return { seq: before.seq, at: before.at.toISOString(), tag: sealed?.tag ?? '' };
};

/** Looks at what stands in clear in the message: it is for this epoch, and vouches for this commitment. */
const requireFitting = ({ message, epoch, commitment }: Input): Buffer => {
  const read = readSealed(message);
  if (read.epoch !== epoch) throw refuse('bad_input', { field: 'epoch', why: 'the message is of another' });
  if (!read.authenticated.equals(fromBase64(commitment)))
    throw refuse('bad_input', { field: 'commitment', why: 'the message has another' });
  return read.groupId;
};

/** When it goes by itself: the sooner of what its sender says and the room's timer. */
const vanishMoment = (room: Room, { vanishAt }: Input, now: Date): string | undefined => {
  const byRoom = room.vanishAfter === null ? undefined : now.getTime() + room.vanishAfter * 1_000;
  const moments = [byRoom, vanishAt && Date.parse(vanishAt)].filter((one) => typeof one === 'number');
  return moments.length > 0 ? new Date(Math.min(...moments)).toISOString() : undefined;
};

const place = async (call: SignedCall, room: Room, input: Input): Promise<{ sent: Sent; fresh: boolean }> => {
  const { house, who } = call;
  const groupId = requireFitting(input);
  const files = input.fileIds ? await requireSealedFiles(house, who.accountId, input.fileIds) : [];
  const markKey = await requireMarkKey(house);
  const line = (at: Date, tag: Buffer): SealedLine => ({
    room,
    author: who.accountId,
    key: input.key,
    at,
    sealed: { device: who.deviceId, epoch: input.epoch, message: input.message, tag: toBase64(tag) },
    counts: input.counts,
    silent: input.silent ?? false,
    vanishAt: vanishMoment(room, input, at),
  });
  const placed = await house.db.transaction(async (tx) => {
    const standing = await holdRoom(tx, input, who);
    if (!standing.group_id.equals(groupId))
      throw refuse('bad_input', { field: 'message', why: 'another room' });
    // The head of the log is held: this is the number that it will have.
    const [seq, at] = [standing.last_seq + 1, house.clock.now()];
    const marked = {
      commitment: fromBase64(input.commitment),
      accountId: who.accountId,
      deviceId: who.deviceId,
      roomId: room.id,
      seq,
      at,
    };
    const made = line(at, writeTag(markKey, marked));
    const put = await appendSealed(house, tx, made);
    if (put.repeated) return undefined;
    if (files.length > 0) await placeFiles(tx, { chatId: room.id, seq, author: who.accountId, at, files });
    return { made, seq, at };
  });
  if (!placed) {
    const before = await findSaid(house, input, who.accountId);
    return { sent: presentBefore(before as StoredEntry), fresh: false };
  }
  const { made, seq, at } = placed;
  await followSealed(house, made, seq);
  return { sent: { seq, at: at.toISOString(), tag: made.sealed.tag }, fresh: true };
};

/** Sends something sealed. What was accepted before under the same key is never refused later. */
export const sendSealed: SignedVerb<'secretChats.send'> = async (call, input) => {
  const { house, who } = call;
  const room = await requireSecretRoom(house, input.chatId, who.accountId);
  const before = await findSaid(house, input, who.accountId);
  if (before) return presentBefore(before);
  const why = whyNotSpeak(room, who.accountId);
  if (why) throw refuse(why);
  return (await place(call, room, input)).sent;
};
