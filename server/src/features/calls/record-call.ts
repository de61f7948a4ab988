import type { CallId } from '@maru/contract';
import { v7 } from 'uuid';
import { requireRoom } from '../chats/index.ts';
import type { House, SignedVerb } from '../../platform/house.ts';
import { MediaTrouble } from '../../platform/media/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { changeCall, requireSeat } from './change-call.ts';
import { endRecording } from './end-recording.ts';
import { requireSeated } from './in-call.ts';
import { presentCall } from './present.ts';
import type { RecordingNote } from './recordings.ts';
import type { CallRow } from './store.ts';

/** May calls be recorded here at all? */
export const canRecord = (house: House): boolean =>
  house.hostSettings.current().callRecording === 'on' && house.media.offers.recording;

const begin = async (house: House, callId: CallId, note: RecordingNote): Promise<string> => {
  const recordingId = v7();
  try {
    await house.media.startRecording(callId, { recordingId, note: JSON.stringify(note) });
  } catch (error) {
    if (error instanceof MediaTrouble) throw refuse('recording_off', { why: error.code });
    throw error;
  }
  return recordingId;
};

/** Begins or ends recording the call of a group: for its hosts, and for whoever started the call. */
export const recordCall: SignedVerb<'calls.record'> = async ({ house, who }, { chatId, callId, on }) => {
  const room = await requireRoom(house, chatId, who.accountId);
  if (room.kind !== 'group') throw refuse('not_a_group');
  const { call } = await requireSeated(house, who, { chatId, callId });
  const isHost = room.members.get(who.accountId)?.role === 'host';
  if (!isHost && call.started_by !== who.accountId) throw refuse('not_a_host');
  if (on && !canRecord(house)) throw refuse('recording_off');
  const note = { chatId, by: who.accountId };
  const recordingId = on && !call.recording_id ? await begin(house, callId, note) : null;
  const changed = await changeCall(house, { chatId, callId }, async (change) => {
    requireSeat(change, who);
    if (on === (change.call.recording_id !== null)) return false;
    if (!on) endRecording(change);
    else
      Object.assign(change.call, {
        recording_id: recordingId,
        recorded_by: who.accountId,
        recorded_since: change.now,
      } satisfies Partial<CallRow>);
    return change;
  });
  const now = changed ?? (await requireSeated(house, who, { chatId, callId }));
  return { call: presentCall(now.call, now.people) };
};
