import type { House } from '../../platform/house.ts';
import { changeCall, type Change, type OneCall } from './change-call.ts';
import { stopRecordingSoon } from './recordings.ts';

/** Takes the marks of a recording off a call, and lets its files come in once that is committed. */
export const endRecording = ({ house, tx, call }: Change): void => {
  const { recording_id: recordingId } = call;
  Object.assign(call, { recording_id: null, recorded_by: null, recorded_since: null });
  if (recordingId) tx.onCommit(() => stopRecordingSoon(house, recordingId));
};

/** The same where this recording has ended by itself; nothing where the call is not recorded under this name any more. */
export const endRecordingOf = async (house: House, call: OneCall, recordingId: string): Promise<void> => {
  await changeCall(house, call, async (change) => {
    if (change.call.recording_id !== recordingId || change.call.ended_at) return false;
    endRecording(change);
    return true;
  });
};
