import { grantFor } from '@maru/media';
import { RoomServiceClient, TrackSource, type ParticipantInfo } from 'livekit-server-sdk';
import { MediaTrouble, type EngineOffers, type MediaEngine, type MediaSource, type Role } from '../engine.ts';
import { asTrouble, isGone } from './explain-twirp.ts';
import { letIn } from './let-in.ts';
import type { LivekitNeeds } from './needs.ts';
import { presentPerson, readSource } from './present.ts';
import { RoomWatch } from './room-watch.ts';

const offersOf = ({ turnUrl }: LivekitNeeds['config']): EngineOffers => ({
  engine: 'livekit',
  videoPeople: 50,
  voicePeople: 200,
  viewers: 1_000,
  recording: false,
  relay: turnUrl.length > 0,
});

const publishSources = [
  TrackSource.CAMERA,
  TrackSource.MICROPHONE,
  TrackSource.SCREEN_SHARE,
  TrackSource.SCREEN_SHARE_AUDIO,
];

const permissionOf = (roomId: string, role: Role) => {
  const { canPublish = false, canSubscribe = true, canPublishData = false } = grantFor(roomId, role);
  return { canPublish, canSubscribe, canPublishData, canPublishSources: canPublish ? publishSources : [] };
};

/** Silences what somebody sends of a source. */
const muteTracks = async (
  rooms: RoomServiceClient,
  person: ParticipantInfo,
  { roomId, source }: { roomId: string; source: MediaSource },
): Promise<void> => {
  for (const track of person.tracks)
    if (readSource(track.source) === source && !track.muted)
      await rooms.mutePublishedTrack(roomId, person.identity, track.sid, true);
};

/** Carries calls with a LiveKit server, which several processes of the host can share. */
export const openLivekitEngine = ({ config, clock, metrics, iceServers }: LivekitNeeds): MediaEngine => {
  const url = config.livekitUrl as string;
  const key = { id: config.livekitApiKey, secret: config.livekitApiSecret };
  const rooms = new RoomServiceClient(url.replace(/^ws/, 'http'), key.id, key.secret, { requestTimeout: 5 });
  const watch = new RoomWatch(rooms, clock);
  metrics.follow(() => watch.lastHealth());

  const orTrouble = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      const trouble = asTrouble(error);
      if (trouble instanceof MediaTrouble) metrics.refused.inc({ why: trouble.code });
      throw trouble;
    }
  };
  const doors = letIn({ config, clock, metrics, iceServers }, { rooms, watch, key });
  return {
    offers: offersOf(config),
    iceServers,
    openRoom: (wish) => orTrouble(() => doors.openRoom(wish)),
    issueJoin: (wish) => orTrouble(() => doors.issueJoin(wish)),
    setRole: (roomId, identity, role) =>
      orTrouble(async () => {
        const permission = permissionOf(roomId, role);
        await rooms.updateParticipant(roomId, identity, { permission, attributes: { role } });
      }),
    mute: (roomId, identity, source) =>
      orTrouble(async () =>
        muteTracks(rooms, await rooms.getParticipant(roomId, identity), { roomId, source }),
      ),
    remove: (roomId, identity) =>
      orTrouble(async () => {
        watch.banish(roomId, identity);
        await rooms.removeParticipant(roomId, identity).catch((error: unknown) => {
          if (!isGone(error)) throw error;
        });
        await watch.refresh(roomId);
      }),
    participants: (roomId) => orTrouble(async () => (await watch.listPeople(roomId)).map(presentPerson)),
    startRecording: () =>
      orTrouble(async () => {
        throw new MediaTrouble(
          'cannot',
          'Calls that a LiveKit server carries are not recorded by this host.',
        );
      }),
    stopRecording: () =>
      orTrouble(async () => {
        throw new MediaTrouble('noRoom', 'There is no such recording.');
      }),
    closeRoom: (roomId) =>
      orTrouble(async () => {
        await rooms.deleteRoom(roomId).catch((error: unknown) => {
          if (!isGone(error)) throw error;
        });
        watch.end(roomId, 'closed');
      }),
    onEvent: (hear) => watch.onEvent(hear),
    health: async () => {
      await watch.count().catch(() => undefined);
      return watch.lastHealth();
    },
    hearWebhook: (body, authorization) => watch.hearWebhook(key, body, authorization),
    close: async () => watch.close(),
  };
};
