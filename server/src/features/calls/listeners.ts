import type { AccountId, ChatId, DeviceId } from '@maru/contract';
import { onDevicesEnded } from '../accounts/index.ts';
import { findRoom } from '../chats/index.ts';
import type { House } from '../../platform/house.ts';
import type { MediaEvent } from '../../platform/media/index.ts';
import { troubleOf } from '../../platform/trouble.ts';
import { changeCall, type Change } from './change-call.ts';
import { goFrom, stopRinging } from './end-call.ts';
import { readCallsOf } from './people-store.ts';
import { endRecordingOf } from './end-recording.ts';
import { takeFoundSoon } from './recordings.ts';
import { findRecorded } from './store.ts';

/** Whoever may not be in a call any more, is not: by what they did or what was done with them elsewhere. */
const take = async (change: Change, accountId: AccountId, device: DeviceId | undefined): Promise<boolean> => {
  const person = change.people.find((one) => one.account_id === accountId);
  if (change.call.ended_at || !person) return false;
  if (person.state === 'in' && (!device || person.device_id === device)) {
    await goFrom(change, person, { at: change.now, why: 'ended' });
    return true;
  }
  if (person.state !== 'rung' || device) return false;
  await stopRinging(change, person, { state: 'missed', why: 'cancelled' });
  return true;
};

const takeOut = async (
  house: House,
  of: { accountId: AccountId; chatId: ChatId | null; device?: DeviceId },
): Promise<void> => {
  for (const { chat_id: chatId, call_id: callId } of await readCallsOf(house.db, of.accountId, of.chatId))
    await changeCall(house, { chatId, callId }, (change) => take(change, of.accountId, of.device));
};

const soon = (house: House, work: Promise<void>): void =>
  void work.catch((error: unknown) =>
    house.logger.warn(troubleOf(error), 'a call did not end with its reason'),
  );

/** Two who are blocked from each other do not go on talking. */
const endBetween = async (house: House, one: AccountId, other: AccountId): Promise<void> => {
  for (const { chat_id: chatId, call_id: callId } of await readCallsOf(house.db, one, null)) {
    const room = await findRoom(house, chatId);
    if (room?.kind !== 'direct' || !room.members.has(other)) continue;
    await changeCall(house, { chatId, callId }, (change) => take(change, one, undefined));
  }
};

const hearEngine = async (house: House, event: MediaEvent): Promise<void> => {
  if (event.type === 'recordingFound') takeFoundSoon(house, event.recording);
  if (event.type !== 'recordingEnded' && event.type !== 'recordingFound') return;
  const { recordingId } = event.type === 'recordingFound' ? event.recording : event;
  const found = await findRecorded(house.db, recordingId);
  if (found) await endRecordingOf(house, { chatId: found.chat_id, callId: found.call_id }, recordingId);
};

onDevicesEnded(async (house, tx, devices) => {
  tx.onCommit(() => {
    for (const { account_id: accountId, device_id: device } of devices)
      soon(house, takeOut(house, { accountId, chatId: null, device }));
  });
});

/** Makes this process hear of what ends somebody's part in a call. Gives back how to stop. */
export const hearWhatEndsCalls = (house: House): (() => void) => {
  house.bus.subscribe('member.left', (left: { chatId: ChatId; accountId: AccountId }) =>
    soon(house, takeOut(house, left)),
  );
  house.bus.subscribe('block.begun', (block: { accountId: AccountId; otherId: AccountId }) =>
    soon(house, endBetween(house, block.accountId, block.otherId)),
  );
  return house.media.onEvent((event) => soon(house, hearEngine(house, event)));
};
