import type { MediaEvent as WorkerEvent, ParticipantView as WorkerView, Source } from '@maru/media';
import type { MediaNews, MediaSource, ParticipantView } from '../engine.ts';

const sources: Record<Source, MediaSource> = {
  mic: 'microphone',
  camera: 'camera',
  screen: 'screen',
  screenSound: 'screenSound',
};

const reasons = { left: 'gone', closed: 'gone', lost: 'lost', removed: 'removed' } as const;

/** What of a worker's news concerns others; undefined where nothing does. Pure. */
export const presentEvent = (event: WorkerEvent): MediaNews | undefined => {
  switch (event.kind) {
    case 'joined':
      return { type: 'joined', roomId: event.roomId, identity: event.identity };
    case 'left':
      if (event.reason === 'replaced') return undefined;
      return { type: 'left', roomId: event.roomId, identity: event.identity, why: reasons[event.reason] };
    case 'published':
    case 'unpublished':
      return {
        type: event.kind,
        roomId: event.roomId,
        identity: event.identity,
        source: sources[event.source],
      };
    default:
      return undefined;
  }
};

/** Somebody in a room, in the words of every engine. Pure. */
export const presentParticipant = ({ identity, role, joinedAtMs, tracks }: WorkerView): ParticipantView => ({
  identity,
  role,
  joinedAt: new Date(joinedAtMs),
  tracks: tracks.map(({ source, muted }) => ({ source: sources[source], muted })),
});
