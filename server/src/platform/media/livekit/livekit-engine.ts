import { grantFor, signJoinToken } from '@maru/media';
import { RoomServiceClient, TrackSource, type ParticipantInfo } from 'livekit-server-sdk';
import type { Clock } from '../../clock.ts';
import type { Config } from '../../config/index.ts';
import {
  MediaTrouble,
  type EngineOffers,
  type IceServer,
  type JoinPass,
  type JoinWish,
  type MediaEngine,
  type MediaSource,
  type Role,
  type RoomWish,
} from '../engine.ts';
import type { MediaMetrics } from '../media-metrics.ts';
import { asTrouble, isGone } from './explain-twirp.ts';
import { presentPerson, readSource } from './present.ts';
import { RoomWatch } from './room-watch.ts';

/** What the engine over LiveKit needs of the house. */
export interface LivekitNeeds {
  config: Pick<
    Config,
    'livekitUrl' | 'livekitApiKey' | 'livekitApiSecret' | 'turnUrl' | 'mediaMaxRooms' | 'mediaMaxPeople'
  >;
  clock: Clock;
  metrics: MediaMetrics;
  iceServers: (identity: string) => IceServer[];
}

const offersOf = ({ turnUrl }: LivekitNeeds['config']): EngineOffers => ({
  engine: 'livekit',
  videoPeople: 50,
  voicePeople: 200,
  viewers: 1_000,
  recording: false,
  relay: turnUrl.length > 0,
});

/** A room that nobody has come to goes after this, and one that all have left: a call closes its room itself. */
const emptySeconds = 600;

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
  const openRoom = async ({ roomId, kind, maxPeople }: RoomWish): Promise<void> => {
    if (watch.knows(roomId)) return;
    const open = await rooms.listRooms();
    if (!open.some(({ name }) => name === roomId)) {
      const people = open.reduce((total, { numParticipants }) => total + numParticipants, 0);
      if (open.length >= config.mediaMaxRooms || people >= config.mediaMaxPeople)
        throw new MediaTrouble('full', 'As many calls are under way as this host takes.');
      await rooms.createRoom({
        name: roomId,
        metadata: kind,
        maxParticipants: maxPeople,
        emptyTimeout: emptySeconds,
        departureTimeout: emptySeconds,
      });
    }
    watch.begin(roomId, maxPeople);
  };
  const issueJoin = async (wish: JoinWish): Promise<JoinPass> => {
    const { roomId, identity, role, ttlSeconds = 600 } = wish;
    const [room] = await rooms.listRooms([roomId]);
    if (!room) throw new MediaTrouble('noRoom', 'There is no such room.');
    watch.begin(roomId, room.maxParticipants);
    if (room.numParticipants >= room.maxParticipants && !watch.isIn(roomId, identity))
      throw new MediaTrouble('full', 'This call is full.');
    watch.admit(roomId, identity);
    const token = await signJoinToken(key, { roomId, identity, role, ttlSeconds });
    const expiresAt = new Date(clock.now().getTime() + ttlSeconds * 1_000);
    return { url, token, iceServers: iceServers(identity), expiresAt };
  };
  return {
    offers: offersOf(config),
    iceServers,
    openRoom: (wish) => orTrouble(() => openRoom(wish)),
    issueJoin: (wish) => orTrouble(() => issueJoin(wish)),
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
    findSignalPort: async () => undefined,
    health: async () => {
      await watch.count().catch(() => undefined);
      return watch.lastHealth();
    },
    hearWebhook: (body, authorization) => watch.hearWebhook(key, body, authorization),
    close: async () => watch.close(),
  };
};
