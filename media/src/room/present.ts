import {
  ConnectionQuality,
  ParticipantInfo,
  ParticipantInfo_State,
  ParticipantPermission,
  TrackSource,
  type DisconnectReason,
} from '@livekit/protocol';
import type { Role, Source } from '../worker/calls.ts';
import type { Person } from './person.ts';

const sources: Partial<Record<TrackSource, Source>> = {
  [TrackSource.CAMERA]: 'camera',
  [TrackSource.MICROPHONE]: 'mic',
  [TrackSource.SCREEN_SHARE]: 'screen',
  [TrackSource.SCREEN_SHARE_AUDIO]: 'screenSound',
};

/** LiveKit's word for a source, as it stands in a token. */
export const grantedSources: Record<Source, string> = {
  camera: 'camera',
  mic: 'microphone',
  screen: 'screen_share',
  screenSound: 'screen_share_audio',
};

/** Our word for where a track comes from. */
export function sourceOf(source: TrackSource): Source | undefined {
  return sources[source];
}

/** What somebody may do, in the client's words. */
export function presentPermission(role: Role): ParticipantPermission {
  const speaks = role !== 'viewer';
  return new ParticipantPermission({
    canSubscribe: true,
    canPublish: speaks,
    canPublishData: false,
    canPublishSources: speaks
      ? [TrackSource.CAMERA, TrackSource.MICROPHONE, TrackSource.SCREEN_SHARE, TrackSource.SCREEN_SHARE_AUDIO]
      : [],
  });
}

/** A person as others see them. */
export function presentPerson(person: Person, gone?: DisconnectReason): ParticipantInfo {
  return new ParticipantInfo({
    sid: person.sid,
    identity: person.identity,
    name: person.name,
    metadata: person.metadata,
    attributes: { role: person.role },
    state: gone === undefined ? ParticipantInfo_State.ACTIVE : ParticipantInfo_State.DISCONNECTED,
    tracks: gone === undefined ? [...person.tracks.values()].map(({ info }) => info) : [],
    joinedAt: BigInt(Math.floor(person.joinedAtMs / 1_000)),
    joinedAtMs: BigInt(person.joinedAtMs),
    version: person.nextVersion(),
    permission: presentPermission(person.role),
    isPublisher: person.tracks.size > 0,
    ...(gone === undefined ? {} : { disconnectReason: gone }),
  });
}

/** The client's word for how good a line is. */
export function presentQuality(quality: 'good' | 'poor' | 'lost'): ConnectionQuality {
  if (quality === 'lost') return ConnectionQuality.LOST;
  return quality === 'poor' ? ConnectionQuality.POOR : ConnectionQuality.EXCELLENT;
}
