import { commitToBody, packFranked } from '../franking/index.ts';
import { encodePayload, type Payload, type PayloadDraft } from '../payload/index.ts';
import { decidePending, mostTries, removeDue } from './commit-to-room.ts';
import { DeliveryError } from './delivery.ts';
import { RoomError } from './events.ts';
import type { RoomCore } from './room-core.ts';
import type { SealedSend, SendOptions } from './types.ts';

/** Where something stands in the log. */
export interface Place {
  seq: number;
  at: number;
}

/** Seals something, keeps it, and sends it after what waited before it. */
export async function sendToRoom(core: RoomCore, draft: PayloadDraft, options: SendOptions): Promise<Place> {
  core.requireState();
  const known = core.placeOf(options.key);
  if (known) return known;
  await flushRoom(core, options.key);
  const waiting = core.record.outbox.find(({ key }) => key === options.key);
  if (!waiting) {
    await decidePending(core);
    await removeDue(core);
    await seal(core, { draft, options });
  } else if (waiting.cancelled) await keepInstead(core, waiting, { ...waiting, cancelled: false });
  return post(core, options.key);
}

/** Sends what waits, in its order, until the one of a key is next. */
export async function flushRoom(core: RoomCore, untilKey?: string): Promise<void> {
  core.requireState();
  for (const { key, cancelled } of core.record.outbox) {
    if (key === untilKey) return;
    if (!cancelled) await postEarlier(core, key);
  }
}

/** Whoever sent this hears of a refusal when it is sent again; it does not keep back what comes after it. */
async function postEarlier(core: RoomCore, key: string): Promise<void> {
  try {
    await post(core, key);
  } catch (error) {
    if (!(error instanceof DeliveryError) || error.code !== 'refused') throw error;
  }
}

async function seal(
  core: RoomCore,
  { draft, options }: { draft: PayloadDraft; options: SendOptions },
): Promise<void> {
  const { roomId, outbox, healed } = core.record;
  const payload = { ...draft, v: 1, key: options.key } as Payload;
  const franked = await commitToBody(roomId, encodePayload(payload));
  const sealed = await encrypt(core, franked);
  const item: SealedSend = { ...options, ...franked, ...sealed.item, counts: payload.kind === 'message' };
  // On the disk before it goes: the state that could seal the same numbers again is gone (RFC 9420 section 9).
  await core.save({
    state: sealed.state,
    outbox: [...outbox, item],
    healed: { ...healed, said: healed.said + 1 },
  });
}

async function encrypt(core: RoomCore, franked: Pick<SealedSend, 'body' | 'opening' | 'commitment'>) {
  const state = core.requireState();
  const { engine } = core.parts;
  const sealed = await engine.encrypt(state, packFranked(franked), franked.commitment);
  return { state: sealed.state, item: { epoch: engine.info(sealed.state).epoch, message: sealed.message } };
}

/** Posts what waits under a key, sealed for the epoch that is, until it has its place. */
async function post(core: RoomCore, key: string): Promise<Place> {
  let unmoved = 0;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const item = await sealedForNow(core, key);
    if (!item) return requirePlace(core, key);
    try {
      return await postOnce(core, item);
    } catch (error) {
      if (!(error instanceof DeliveryError) || error.code === 'offline') throw error;
      const epoch = core.epoch();
      await core.readToEnd();
      if (error.code === 'refused') await giveUp(core, item, error);
      else if (core.epoch() === epoch) unmoved += 1;
      if (unmoved >= 3) await core.endUnverifiable();
      await decidePending(core);
      await removeDue(core);
    }
  }
  throw new RoomError('crowded');
}

async function postOnce(core: RoomCore, item: SealedSend): Promise<Place> {
  const { delivery, me } = core.parts;
  const { roomId } = core.record;
  const { body: _body, opening: _opening, cancelled: _cancelled, ...outside } = item;
  const { seq, at, tag } = await delivery.send({ roomId, ...outside });
  const { key, counts, message } = item;
  await core.takeOwn({ type: 'said', seq, at, key, counts, message, tag, ...me });
  if (isWaiting(core, key)) await catchUp(core, seq);
  // Its place is one that has been read: the log shows it otherwise, and nothing is left to be sent.
  if (seq <= core.record.cursor && isWaiting(core, key)) await drop(core, key);
  return { seq, at };
}

/** Reads what others have said before something of mine. It is sent, whatever comes of this. */
async function catchUp(core: RoomCore, seq: number): Promise<void> {
  try {
    if (seq > core.record.cursor) await core.readToEnd();
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
  }
}

/** What waits under a key; sealed again where the epoch has passed for which it was sealed. */
async function sealedForNow(core: RoomCore, key: string): Promise<SealedSend | undefined> {
  const item = core.record.outbox.find((one) => one.key === key);
  if (!item || item.epoch === core.epoch()) return item;
  const sealed = await encrypt(core, item);
  const again = { ...item, ...sealed.item };
  await core.save({
    state: sealed.state,
    outbox: core.record.outbox.map((one) => (one === item ? again : one)),
  });
  return again;
}

async function giveUp(core: RoomCore, { key }: SealedSend, error: DeliveryError): Promise<void> {
  if (!isWaiting(core, key)) return;
  await drop(core, key);
  throw error;
}

function requirePlace(core: RoomCore, key: string): Place {
  core.requireState();
  const place = core.placeOf(key);
  if (!place) throw new RoomError('host');
  return place;
}

function isWaiting(core: RoomCore, key: string): boolean {
  return core.record.outbox.some((one) => one.key === key);
}

async function drop(core: RoomCore, key: string): Promise<void> {
  await core.save({ outbox: core.record.outbox.filter((one) => one.key !== key) });
}

async function keepInstead(core: RoomCore, item: SealedSend, instead: SealedSend): Promise<void> {
  await core.save({ outbox: core.record.outbox.map((one) => (one === item ? instead : one)) });
}

/** Gives up what waits under a key. It stays until the log has passed its epoch: perhaps it is there already. */
export async function discardFromRoom(core: RoomCore, key: string): Promise<boolean> {
  const item = core.record.outbox.find((one) => one.key === key);
  if (!item || item.cancelled) return false;
  await keepInstead(core, item, { ...item, cancelled: true });
  return true;
}
