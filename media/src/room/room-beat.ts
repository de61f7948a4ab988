import {
  ConnectionQualityInfo,
  ConnectionQualityUpdate,
  SpeakerInfo,
  SpeakersChanged,
  StreamStateInfo,
  StreamStateUpdate,
  SubscribedCodec,
  SubscribedQuality,
  SubscribedQualityUpdate,
  type VideoQuality,
} from '@livekit/protocol';
import type { Person } from './person.ts';
import { presentQuality } from './present.ts';
import type { PublishedTrack } from './published-track.ts';
import type { Room } from './room.ts';

const freshRembMs = 3_000;
const lowerAfterMs = 5_000;

/** What is asked of a sender now: up to which size, and since when less would do. */
type Asked = { upTo: number; lessSinceMs: number | undefined };
const asked = new WeakMap<PublishedTrack, Asked>();

/** Five times a second: who is sent which size, and which sizes nobody looks at. */
export function steerRoom(room: Room, nowMs: number): void {
  for (const person of room.people.values()) {
    if (!person.isConnected) continue;
    for (const subscription of person.subscriptions.values()) {
      subscription.steer(nowMs);
      if (!person.hasSeen && subscription.track.kind === 'video' && subscription.downTrack.hasSent) {
        person.hasSeen = true;
        room.tell({
          kind: 'firstFrame',
          roomId: room.id,
          identity: person.identity,
          trackSid: subscription.track.sid,
          afterMs: Math.round(nowMs - person.joinedMs),
        });
      }
    }
  }
  for (const person of room.people.values()) {
    for (const track of person.tracks.values()) askForSizes(room, person, track);
  }
  for (const tap of room.taps) tap.steer(nowMs);
}

/** Once a second: what each line bears. */
export function budgetRoom(room: Room, nowMs: number, mayRise: boolean): void {
  for (const person of room.people.values()) {
    budgetPerson(person, nowMs, mayRise);
    room.sections.get(person)?.askIfNeeded(nowMs);
  }
}

function budgetPerson(person: Person, nowMs: number, mayRise: boolean): void {
  const { line } = person;
  const videos = [...person.subscriptions.values()].filter(
    ({ track, downTrack }) => track.kind === 'video' && downTrack.numbers && !track.info.muted,
  );
  const sentBitsPerSecond = line.pictureBitsPerSecond(nowMs);
  if (videos.length === 0 || !person.isConnected || nowMs - person.connectedMs < freshRembMs) return;
  const fresh = line.remb && nowMs - line.remb.atMs < freshRembMs;
  const change = person.budget.decide(
    { nowMs, mayRise, rembBitsPerSecond: fresh ? line.remb!.bitsPerSecond : undefined, sentBitsPerSecond },
    videos.map(({ downTrack, track }) => ({
      wanted: downTrack.wanted,
      cap: downTrack.cap,
      highest: track.layers - 1,
      bitsPerSecond: track.streams[Math.max(0, downTrack.current)]?.bitsPerSecond(nowMs) ?? 0,
      lossFraction: downTrack.lossFraction,
    })),
  );
  const changed = change && videos[change.index];
  if (!changed) return;
  changed.downTrack.cap = change.cap;
  const state = changed.takeStateChange();
  if (state === undefined) return;
  const info = new StreamStateInfo({ participantSid: changed.owner.sid, trackSid: changed.track.sid, state });
  person.say({ case: 'streamStateUpdate', value: new StreamStateUpdate({ streamStates: [info] }) });
}

/** Tells a sender which sizes somebody looks at: more at once, less after a while. */
function askForSizes(room: Room, person: Person, track: PublishedTrack): void {
  if (track.kind === 'audio' || track.layers < 2) return;
  const tapped = [...room.taps].some((tap) => tap.has(track));
  // The smallest is always sent, so that whoever comes sees something at once.
  let upTo = tapped ? 2 : 0;
  for (const { wanted, cap } of track.downTracks)
    upTo = Math.max(upTo, Math.min(wanted, Math.max(0, cap) + 1));
  const before = asked.get(track) ?? { upTo: 2, lessSinceMs: undefined };
  asked.set(track, before);
  const nowMs = performance.now();
  if (upTo >= before.upTo) before.lessSinceMs = undefined;
  else before.lessSinceMs ??= nowMs;
  const isTime = before.lessSinceMs === undefined || nowMs - before.lessSinceMs > lowerAfterMs;
  if (upTo === before.upTo || !isTime) return;
  asked.set(track, { upTo, lessSinceMs: undefined });
  const qualities = Array.from(
    { length: track.layers },
    (_, quality) => new SubscribedQuality({ quality: quality as VideoQuality, enabled: quality <= upTo }),
  );
  person.say({
    case: 'subscribedQualityUpdate',
    value: new SubscribedQualityUpdate({
      trackSid: track.sid,
      subscribedQualities: qualities,
      subscribedCodecs: [new SubscribedCodec({ codec: 'vp8', qualities })],
    }),
  });
}

/** Every 300 ms: who speaks. Told when it changes. */
export function hearRoom(room: Room): void {
  const changed: SpeakerInfo[] = [];
  let others = false;
  for (const person of room.people.values()) {
    const level = Math.max(
      0,
      ...[...person.tracks.values()]
        .filter(({ source, info }) => source === 'mic' && !info.muted)
        .map(({ voice }) => voice.take()),
    );
    const isSpeaking = level > 0;
    const isNews = isSpeaking !== person.isSpeaking || Math.abs(level - person.speakingLevel) > 0.1;
    if (!isNews) continue;
    others ||= isSpeaking !== person.isSpeaking;
    person.isSpeaking = isSpeaking;
    person.speakingLevel = level;
    changed.push(new SpeakerInfo({ sid: person.sid, level, active: isSpeaking }));
  }
  if (changed.length === 0) return;
  const speakers = new SpeakersChanged({ speakers: changed });
  for (const person of room.people.values()) person.say({ case: 'speakersChanged', value: speakers });
  if (!others) return;
  const identities = [...room.people.values()]
    .filter((one) => one.isSpeaking)
    .map(({ identity }) => identity);
  room.tell({ kind: 'speaking', roomId: room.id, identities });
}

/** Every five seconds: how good the lines are. */
export function judgeRoom(room: Room): void {
  const changed: Person[] = [];
  for (const person of room.people.values()) {
    const quality = judge(person);
    if (quality === person.quality) continue;
    person.quality = quality;
    changed.push(person);
    const lossPercent = Math.round(person.line.reportedLoss * 1_000) / 10;
    room.tell({ kind: 'quality', roomId: room.id, identity: person.identity, quality, lossPercent });
  }
  if (changed.length === 0) return;
  const updates = changed.map(
    ({ sid, quality }) =>
      new ConnectionQualityInfo({
        participantSid: sid,
        quality: presentQuality(quality ?? 'good'),
        score: quality === 'good' ? 5 : 2,
      }),
  );
  for (const person of room.people.values()) {
    person.say({ case: 'connectionQuality', value: new ConnectionQualityUpdate({ updates }) });
  }
}

function judge({ isConnected, mouth, line }: Person): 'good' | 'poor' | 'lost' {
  if (!isConnected || !mouth) return 'lost';
  return line.reportedLoss > 0.06 ? 'poor' : 'good';
}
