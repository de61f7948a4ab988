import type { AccountId, CallDevice, PictureId } from '@maru/contract';
import type { CallCore } from './apply-call-event.ts';
import type {
  CallIdentity,
  CallTrust,
  CallView,
  DevicesView,
  LineQuality,
  PersonView,
  Trouble,
} from './call-view.ts';
import type { SentState } from './sessions/media-session.ts';

/** What is known of somebody beside their seat in the call. */
export interface Seen {
  isSpeaking: boolean;
  line: LineQuality;
  reaction?: { emoji: string; at: number };
}

/** All that a view is made of. */
export interface ViewParts {
  core: CallCore;
  chatId: CallView['chatId'];
  kind: CallView['kind'];
  me: AccountId;
  mine: SentState;
  seen: ReadonlyMap<CallIdentity, Seen>;
  /** What somebody sends, as far as what carries the call knows. */
  sentOf(identity: CallIdentity): SentState | undefined;
  trustOf(device: CallDevice): CallTrust | undefined;
  isLeftOut(device: CallDevice): boolean;
  personOf(id: AccountId): { name: string; photo: PictureId | null };
  asksRecording: boolean;
  trouble?: Trouble | undefined;
  asksKeyOf?: AccountId | undefined;
  shown: Pick<CallView, 'isSmall' | 'layout' | 'pinned' | 'speaker'>;
  devices: DevicesView;
}

const order: readonly CallTrust[] = ['open', 'unconfirmed', 'encrypted', 'verified'];

/** The least of several trusts; where nobody else is there yet, nothing speaks against it. */
export const leastTrust = (trusts: readonly CallTrust[]): CallTrust =>
  trusts.reduce((least, one) => (order.indexOf(one) < order.indexOf(least) ? one : least), 'verified');

const nothingSent: SentState = { isMuted: true, hasCamera: false, hasScreen: false };

const presentPerson = (
  seat: { accountId: AccountId; deviceId: CallDevice['deviceId'] },
  parts: ViewParts,
): PersonView => {
  const { core, seen, mine, me } = parts;
  const identity = `${seat.accountId}:${seat.deviceId}`;
  const row = core.call?.people.find(({ accountId }) => accountId === seat.accountId);
  const known = seen.get(identity);
  const told = row ? { ...nothingSent, isMuted: row.muted } : nothingSent;
  const sent = seat.accountId === me ? mine : (parts.sentOf(identity) ?? told);
  const trust: CallTrust = core.call?.recording
    ? 'open'
    : seat.accountId === me
      ? 'verified'
      : (parts.trustOf(seat) ?? 'unconfirmed');
  return {
    identity,
    ...seat,
    ...parts.personOf(seat.accountId),
    isGuest: row?.guest ?? false,
    isSpeaking: (known?.isSpeaking ?? false) && !sent.isMuted,
    ...sent,
    line: known?.line ?? 'good',
    hand: row?.handAt != null,
    ...(known?.reaction && { reaction: known.reaction }),
    trust,
    isLeftOut: seat.accountId !== me && parts.isLeftOut(seat),
  };
};

/** The call of this tab as screens see it. */
export const presentCall = (parts: ViewParts): CallView => {
  const { core, chatId, kind, shown, devices, trouble, asksKeyOf } = parts;
  const { call, phase, direction, endedWhy, connectedAt } = core;
  const mySeat = core.me ?? { accountId: parts.me, deviceId: '' as CallDevice['deviceId'] };
  const people = (call?.people ?? [])
    .filter(({ accountId }) => accountId !== parts.me)
    .map(({ accountId, deviceId }) => presentPerson({ accountId, deviceId }, parts));
  const { recording } = call ?? {};
  return {
    ...(call && { callId: call.callId, startedAt: Date.parse(call.startedAt) }),
    chatId,
    kind,
    way: call?.way ?? 'direct',
    direction,
    phase,
    ...(endedWhy && { endedWhy }),
    ...(connectedAt !== undefined && { connectedAt }),
    me: presentPerson(mySeat, parts),
    people,
    ringing: call?.ringing ?? [],
    trust: recording ? 'open' : leastTrust(people.map(({ trust }) => trust)),
    ...(recording && { recording: { by: recording.by, since: Date.parse(recording.since) } }),
    ...(recording && parts.asksRecording && { asksRecording: { by: recording.by } }),
    ...(trouble && { trouble }),
    ...(asksKeyOf && phase !== 'ended' && { asksKey: { of: asksKeyOf } }),
    ...shown,
    devices,
  };
};
