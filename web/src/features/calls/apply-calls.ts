import type { AccountId, LiveCall, PictureId, SignalBodies } from '@maru/contract';
import type { IncomingCall, LiveCallView } from './call-view.ts';
import type { CallsState } from './state.ts';

/** Who reads, and where: needed to tell what is mine. */
export interface Reader {
  me: AccountId;
  /** The call that this tab carries. */
  here: string | undefined;
  /** This device, where it is known. */
  deviceId: string | undefined;
  personOf(id: AccountId): { name: string; photo: PictureId | null };
}

const mineIn = (call: LiveCall, { me, here, deviceId }: Reader): LiveCallView['mine'] => {
  const seat = call.people.find(({ accountId }) => accountId === me);
  if (!seat) return null;
  if (call.callId === here) return 'here';
  return seat.deviceId === deviceId ? 'otherTab' : 'otherDevice';
};

/** A call that goes on, as the members of its chat see it. */
export const presentLive = (call: LiveCall, reader: Reader): LiveCallView => ({
  callId: call.callId,
  chatId: call.chatId,
  kind: call.kind,
  by: call.by,
  startedAt: Date.parse(call.startedAt),
  rev: call.rev,
  people: call.people.map(({ accountId, deviceId }) => ({
    accountId,
    deviceId,
    ...reader.personOf(accountId),
  })),
  recording: call.recording !== null,
  mine: mineIn(call, reader),
});

const withoutIncoming = (state: CallsState, callId: string): CallsState =>
  state.incoming.some((one) => one.callId === callId)
    ? { ...state, incoming: state.incoming.filter((one) => one.callId !== callId) }
    : state;

/** A call has changed, or is told of for the first time. What is older than what is known changes nothing. */
export const applyLive = (state: CallsState, call: LiveCall, reader: Reader): CallsState => {
  const { [call.chatId]: before, ...others } = state.live;
  const isSame = before?.callId === call.callId;
  if (isSame && before.rev > call.rev) return state;
  const isRung = !call.ended && call.ringing.includes(reader.me);
  const heard = isRung ? state : withoutIncoming(state, call.callId);
  if (call.ended) return isSame ? { ...heard, live: others } : heard;
  return { ...heard, live: { ...heard.live, [call.chatId]: presentLive(call, reader) } };
};

/** It rings. */
export const applyRinging = (
  state: CallsState,
  { call, from, title }: SignalBodies['call.ringing'],
): CallsState => {
  if (call.ended || state.incoming.some((one) => one.callId === call.callId)) return state;
  const { callId, chatId, kind } = call;
  const one: IncomingCall = {
    callId,
    chatId,
    kind,
    from: { id: from.id, name: from.name, photo: from.photo },
    title,
    at: Date.parse(call.startedAt),
  };
  return { ...state, incoming: [...state.incoming, one] };
};

/** It does not ring any longer. */
export const applyStopped = (state: CallsState, { callId }: SignalBodies['call.stopped']): CallsState =>
  withoutIncoming(state, callId);
