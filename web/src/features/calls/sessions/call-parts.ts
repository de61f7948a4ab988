import type {
  AccountId,
  callSignals,
  CallDevice,
  CallId,
  ChatId,
  IceServers,
  LiveCall,
  MediaPass,
  SignalBodies,
} from '@maru/contract';
import type { CallKind, CallView } from '../call-view.ts';

/** What the host answers to whoever comes into a call. */
export interface Entered {
  call: LiveCall;
  pass: MediaPass | null;
  iceServers: IceServers;
}

/** What a call is begun with. */
export interface CallWish {
  chatId: ChatId;
  kind: CallKind;
  direction: CallView['direction'];
  me: AccountId;
  enter(): Promise<Entered>;
}

/** My seat in a call; undefined where I am not in it. */
export const seatIn = (call: LiveCall, me: AccountId): CallDevice | undefined => {
  const seat = call.people.find(({ accountId }) => accountId === me);
  return seat && { accountId: seat.accountId, deviceId: seat.deviceId };
};

export interface OneCall {
  chatId: ChatId;
  callId: CallId;
}

/** Says goodbye while the page goes away: the one request that outlives it. */
export const leaveOnTheWay = ({ chatId, callId }: OneCall): void => {
  void fetch('/api/calls.leave', {
    method: 'POST',
    keepalive: true,
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ chatId, callId, why: 'ended' }),
  }).catch(() => {});
};

/** What the host tells of calls as it happens. */
export type CallSignal = {
  [Kind in keyof typeof callSignals]: { kind: Kind; body: SignalBodies[Kind] };
}[keyof typeof callSignals];
