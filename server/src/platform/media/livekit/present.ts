import { TrackSource, type ParticipantInfo } from 'livekit-server-sdk';
import type { MediaSource, ParticipantView, Role } from '../engine.ts';

const sources = new Map<TrackSource, MediaSource>([
  [TrackSource.MICROPHONE, 'microphone'],
  [TrackSource.CAMERA, 'camera'],
  [TrackSource.SCREEN_SHARE, 'screen'],
  [TrackSource.SCREEN_SHARE_AUDIO, 'screenSound'],
]);

/** LiveKit's word for where a track comes from, in ours; undefined for what calls do not send. Pure. */
export const readSource = (source: TrackSource): MediaSource | undefined => sources.get(source);

const roleOf = ({ permission, attributes }: ParticipantInfo): Role => {
  if (permission && !permission.canPublish) return 'viewer';
  return attributes.role === 'host' ? 'host' : 'speaker';
};

/** Somebody in a room, in the words of every engine. Pure. */
export const presentPerson = (person: ParticipantInfo): ParticipantView => ({
  identity: person.identity,
  role: roleOf(person),
  joinedAt: new Date(Number(person.joinedAt) * 1_000),
  tracks: person.tracks.flatMap(({ source, muted }) => {
    const known = readSource(source);
    return known ? [{ source: known, muted }] : [];
  }),
});
