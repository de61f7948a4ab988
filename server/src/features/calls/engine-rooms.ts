import { identityOf, type CallId, type IceServers, type MediaPass } from '@maru/contract';
import type { Caller, House } from '../../platform/house.ts';
import { MediaTrouble, type JoinPass } from '../../platform/media/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { troubleOf } from '../../platform/trouble.ts';
import { endRecordingOf } from './end-recording.ts';
import type { CallRow } from './store.ts';

const retryMs = { full: 5_000, unreachable: 2_000 } as const;

/** An engine's "no" as callers hear it. */
const asRefusal = (error: unknown): unknown => {
  if (!(error instanceof MediaTrouble)) return error;
  const { code } = error;
  if (code === 'full' || code === 'unreachable') return refuse('busy', { retryAfterMs: retryMs[code] });
  return refuse('calls_off');
};

/** How many devices fit into a call. */
export const seatsOf = (house: House, { kind }: Pick<CallRow, 'kind'>): number => {
  const { videoPeople, voicePeople } = house.media.offers;
  return kind === 'video' ? videoPeople : voicePeople;
};

/** Makes room for a call. Refuses `busy`, with when to try again, where nothing more fits, and `calls_off` where there is no engine. */
export const openCallRoom = async (house: House, call: Pick<CallRow, 'call_id' | 'kind'>): Promise<void> => {
  const most = seatsOf(house, call);
  try {
    await house.media.openRoom({
      roomId: call.call_id,
      kind: 'call',
      maxPublishers: most,
      maxPeople: most,
    });
  } catch (error) {
    throw asRefusal(error);
  }
};

const soon = (house: House, work: Promise<void>): void =>
  void work.catch((error: unknown) => house.logger.warn(troubleOf(error), 'the room of a call did not obey'));

const passFor = async (house: House, call: CallRow, identity: string): Promise<JoinPass> => {
  const wish = { roomId: call.call_id, identity, role: 'speaker' } as const;
  try {
    return await house.media.issueJoin(wish);
  } catch (error) {
    if (!(error instanceof MediaTrouble) || error.code !== 'noRoom') throw asRefusal(error);
    // The engine has lost the room: it is opened anew. What was recorded there has ended with it.
    await openCallRoom(house, call);
    const { chat_id: chatId, call_id: callId, recording_id: recordingId } = call;
    if (recordingId) soon(house, endRecordingOf(house, { chatId, callId }, recordingId));
    return house.media.issueJoin(wish).catch((trouble: unknown) => {
      throw asRefusal(trouble);
    });
  }
};

/** What opens the room of a call to one device; null where the call goes from browser to browser. */
export const findPass = async (
  house: House,
  call: CallRow,
  who: Pick<Caller, 'accountId' | 'deviceId'>,
): Promise<MediaPass | null> => {
  if (call.way === 'direct' || call.ended_at) return null;
  const pass = await passFor(house, call, identityOf(who));
  return {
    url: pass.url,
    token: pass.token,
    iceServers: pass.iceServers,
    e2ee: call.recording_id === null,
    expiresAt: pass.expiresAt.toISOString(),
  };
};

/** Helpers and relays for this device. */
export const iceServersFor = (house: House, who: Pick<Caller, 'accountId' | 'deviceId'>): IceServers =>
  house.media.iceServers(identityOf(who));

/** Sends somebody out of the room of a call. */
export const sendOutSoon = (house: House, callId: CallId, identity: string): void =>
  soon(house, house.media.remove(callId, identity));

/** Ends the room of a call, at once or after a while. */
export const closeRoomSoon = (house: House, callId: CallId, afterMs = 0): void => {
  if (afterMs === 0) return soon(house, house.media.closeRoom(callId));
  // A process that ends before takes the room with it, or the engine closes it when it has been empty for long.
  setTimeout(() => soon(house, house.media.closeRoom(callId)), afterMs).unref();
};
