import type { CallDevice, LiveCall } from '@maru/contract';
import type { CallEnding, CallPhase, CallView } from './call-view.ts';
import type { SessionState } from './sessions/media-session.ts';

/** How the call of this tab stands, as far as what has been heard decides it. */
export interface CallCore {
  phase: CallPhase;
  direction: CallView['direction'];
  /** Me, with this device; known once the host has answered. */
  me?: CallDevice;
  call?: LiveCall;
  media: SessionState | 'none';
  endedWhy?: CallEnding;
  /** When the first other was heard or seen, milliseconds since 1970. */
  connectedAt?: number;
}

/** Everything that moves a call on. */
export type CallEvent =
  | { is: 'permitted' }
  /** The host has answered: I am in. */
  | { is: 'entered'; call: LiveCall; me: CallDevice }
  | { is: 'changed'; call: LiveCall }
  | { is: 'media'; state: SessionState }
  | { is: 'over'; why: CallEnding };

const others = ({ call, me }: CallCore): number =>
  call?.people.filter(({ accountId }) => accountId !== me?.accountId).length ?? 0;

/** How a call that has ended looks from here. */
const endingOf = (core: CallCore, call: LiveCall): CallEnding => {
  const why = call.ended?.why ?? 'ended';
  return why === 'cancelled' && core.direction === 'in' ? 'ended' : why;
};

const phaseOf = (core: CallCore): CallPhase => {
  const { call, media, connectedAt, phase } = core;
  if (phase === 'ended' || phase === 'asking' || !call) return phase;
  const isAlone = others(core) === 0;
  if (isAlone && call.ringing.length > 0) return call.heard.length > 0 ? 'ringing' : 'calling';
  // The first of a group stands in an open call; of two, nobody has answered yet.
  if (isAlone && call.way === 'direct') return connectedAt === undefined ? 'calling' : 'reconnecting';
  if (media === 'up') return 'connected';
  return connectedAt === undefined ? 'connecting' : 'reconnecting';
};

const settle = (core: CallCore, now: number): CallCore => {
  const isHeard = core.media === 'up' && others(core) > 0;
  const connectedAt = core.connectedAt ?? (isHeard ? now : undefined);
  const next = connectedAt === undefined ? core : { ...core, connectedAt };
  const phase = phaseOf(next);
  return phase === next.phase ? next : { ...next, phase };
};

const ended = (core: CallCore, why: CallEnding): CallCore => ({ ...core, phase: 'ended', endedWhy: why });

const isIn = ({ people }: LiveCall, me: CallDevice | undefined): boolean =>
  people.some(({ accountId, deviceId }) => accountId === me?.accountId && deviceId === me.deviceId);

/** What a call is after something has happened. Told twice, or in another order, it comes to the same. */
export const applyCallEvent = (core: CallCore, event: CallEvent, now: number): CallCore => {
  if (core.phase === 'ended') return core;
  if (event.is === 'over') return ended(core, event.why);
  if (event.is === 'permitted') return core.phase === 'asking' ? { ...core, phase: 'calling' } : core;
  if (event.is === 'media') {
    return core.media === event.state ? core : settle({ ...core, media: event.state }, now);
  }
  const { call } = event;
  if (core.call && (core.call.callId !== call.callId || core.call.rev > call.rev)) return core;
  const me = event.is === 'entered' ? event.me : core.me;
  const next: CallCore = { ...core, call, ...(me && { me }) };
  if (next.phase === 'asking') next.phase = 'calling';
  if (call.ended) return ended(next, endingOf(next, call));
  // My seat is another device's: that is told too, but may be lost.
  const other = call.people.find(({ accountId }) => accountId === me?.accountId);
  if (event.is === 'changed' && other && !isIn(call, me)) return ended(next, 'taken');
  return settle(next, now);
};
