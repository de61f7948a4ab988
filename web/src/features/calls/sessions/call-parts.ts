import { RefusalError } from '@maru/client';
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
import { call } from '../../../platform/session/index.ts';
import type { CallCore } from '../apply-call-event.ts';
import type { CallKind, CallView, Trouble } from '../call-view.ts';
import type { LocalMedia } from '../devices/local-media.ts';

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
  /** What was open and since when people have been heard, where another call goes on as this one. */
  before?: { local: LocalMedia; connectedAt: number | undefined };
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

/** Says goodbye; what comes of it is nothing to anybody any more. */
export const leaveQuietly = async ({ chatId, callId }: OneCall, why: 'ended' | 'failed'): Promise<void> => {
  await call('calls.leave', { chatId, callId, why }).catch(() => {});
};

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

/** Of which call a signal tells. */
export const callIdOf = (signal: CallSignal): CallId =>
  signal.kind === 'call.changed' || signal.kind === 'call.ringing'
    ? signal.body.call.callId
    : signal.body.callId;

/** What the host tells of calls as it happens. */
export type CallSignal = {
  [Kind in keyof typeof callSignals]: { kind: Kind; body: SignalBodies[Kind] };
}[keyof typeof callSignals];

/** Why the host has refused; undefined where it has not answered. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof RefusalError ? error.code : undefined;

/** Refusals with which a call cannot be entered, as the screen of the call says them; no code: nobody answered. */
const entryTroubles: Readonly<Record<string, Trouble>> = {
  call_full: 'full',
  call_over: 'over',
  call_not_found: 'over',
  removed_from_call: 'removed',
  too_many_calls: 'hostBusy',
  busy: 'hostBusy',
};

export const troubleOfEntry = (code: string | undefined): Trouble | undefined =>
  code === undefined ? 'lineLost' : entryTroubles[code];

/** How a call begins: with nothing, or since when people have been heard in the one that it goes on from. */
export const firstCore = ({ direction, before }: CallWish): CallCore => ({
  phase: 'asking',
  direction,
  media: 'none',
  ...(before?.connectedAt !== undefined && { connectedAt: before.connectedAt }),
});
