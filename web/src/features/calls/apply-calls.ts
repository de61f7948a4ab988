import type { AccountId, ChatId, LiveCall, PictureId, SignalBodies } from '@maru/contract';
import type { IncomingCall, LiveCallView } from './call-view.ts';
import type { CallsState } from './state.ts';

/** Who reads, and where: needed to tell what is mine. */
export interface Reader {
  me: AccountId;
  /** Does this tab carry the call? */
  carries(callId: string): boolean;
  /** This device, where it is known. */
  deviceId: string | undefined;
  personOf(id: AccountId): { name: string; photo: PictureId | null };
}

const mineIn = (
  call: Pick<LiveCallView, 'callId' | 'people'>,
  { me, carries, deviceId }: Reader,
): LiveCallView['mine'] => {
  const seat = call.people.find(({ accountId }) => accountId === me);
  if (!seat) return null;
  if (carries(call.callId)) return 'here';
  return seat.deviceId === deviceId ? 'otherTab' : 'otherDevice';
};

/** A call that goes on, as the members of its chat see it. */
export const presentLive = (call: LiveCall, reader: Reader): LiveCallView => {
  const people = call.people.map((seat) => ({
    accountId: seat.accountId,
    deviceId: seat.deviceId,
    ...reader.personOf(seat.accountId),
  }));
  return {
    callId: call.callId,
    chatId: call.chatId,
    kind: call.kind,
    by: call.by,
    startedAt: Date.parse(call.startedAt),
    rev: call.rev,
    people,
    recording: call.recording !== null,
    mine: mineIn({ callId: call.callId, people }, reader),
  };
};

/** Whether a device of mine is in what goes on, and which, once this tab carries another call than before. */
export const applyMine = (state: CallsState, reader: Reader): CallsState => {
  const next = Object.entries(state.live).map(([chatId, live]) => {
    const mine = mineIn(live, reader);
    return [chatId, mine === live.mine ? live : { ...live, mine }] as const;
  });
  const isSame = next.every(([chatId, live]) => live === state.live[chatId as ChatId]);
  return isSame ? state : { ...state, live: Object.fromEntries(next) };
};

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
