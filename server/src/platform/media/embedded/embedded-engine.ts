import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import {
  MediaRefusal,
  signJoinToken,
  startMediaWorker,
  type MediaKey,
  type MutableSource,
} from '@maru/media';
import type { Logger } from 'pino';
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
  type RoomWish,
} from '../engine.ts';
import type { MediaMetrics } from '../media-metrics.ts';
import { findUdpPort } from './find-udp-port.ts';
import { openRecordings } from './recordings.ts';
import { RoomBook } from './room-book.ts';
import type { StartWorker } from './worker-slot.ts';

/** What the embedded engine needs of the house. */
export interface EmbeddedNeeds {
  config: Config;
  clock: Clock;
  logger: Logger;
  metrics: MediaMetrics;
  iceServers: (identity: string) => IceServer[];
}

const offersOf = ({ turnUrl }: Config): EngineOffers => ({
  engine: 'embedded',
  videoPeople: 16,
  voicePeople: 50,
  viewers: 300,
  recording: true,
  relay: turnUrl.length > 0,
});

/** A worker stops taking more before its core is full (measured: docs/performance.md). */
const packetsPerSecond = 35_000;

const everywhere = new Set(['0.0.0.0', '::']);

/** Starts workers as the settings say; a port that is taken gives way to a free one, and the log says which. */
const makeStart =
  ({ config, logger }: EmbeddedNeeds, key: MediaKey, workers: number): StartWorker =>
  async (slot) => {
    const bind = everywhere.has(config.bind) || config.bind === 'localhost' ? undefined : config.bind;
    const first = config.mediaPort ?? (config.port === 0 ? 0 : config.port + 1);
    const wished = first === 0 ? 0 : first + slot - 1;
    const worker = await startMediaWorker({
      key,
      udpPort: await findUdpPort(wished, bind),
      ...(config.mediaAddress.length > 0 && { announced: config.mediaAddress }),
      ...(bind && { bind }),
      ...(config.mediaTransport !== 'auto' && { transport: config.mediaTransport }),
      limits: {
        maxEgressMbps: config.mediaMaxEgressMbps,
        maxPacketsPerSecond: packetsPerSecond,
        maxPeers: Math.ceil(config.mediaMaxPeople / workers),
      },
    });
    const told = { udpPort: worker.udpPort, workerPid: worker.pid };
    if (wished !== 0 && worker.udpPort !== wished)
      logger.warn({ ...told, wished }, 'UDP port MEDIA_PORT is taken: calls go through another');
    else logger.info(told, 'a worker carries calls');
    return worker;
  };

const troubles = {
  noSuchRoom: 'noRoom',
  noSuchPerson: 'noPerson',
  noSuchRecording: 'noRoom',
  busy: 'full',
} as const;

/** Turns what a worker refuses into what an engine does. */
const asTrouble = (error: unknown): unknown => {
  if (!(error instanceof MediaRefusal)) return error;
  const code = error.code === 'failed' ? 'unreachable' : troubles[error.code];
  return new MediaTrouble(code, error.message);
};

const mutable: Record<MediaSource, MutableSource> = {
  microphone: 'mic',
  camera: 'camera',
  screen: 'screen',
  screenSound: 'screen',
};

/** The name of the key that signs passes. Its secret is made with each start: passes of before open nothing. */
const newKey = (): MediaKey => ({ id: 'maru', secret: randomBytes(32).toString('base64url') });

/** Carries calls with processes of our own, each with one UDP port. None runs before the first call. */
export const openEmbeddedEngine = (needs: EmbeddedNeeds): MediaEngine => {
  const { config, clock, metrics } = needs;
  const key = newKey();
  const workers = config.mediaWorkers || availableParallelism();
  const recordings = openRecordings({ ...needs, tell: (news) => book.tell(news) });
  const book: RoomBook = new RoomBook({
    ...needs,
    workers,
    start: makeStart(needs, key, workers),
    lostRecordings: recordings,
  });
  const orTrouble = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      const trouble = asTrouble(error);
      if (trouble instanceof MediaTrouble) metrics.refused.inc({ why: trouble.code });
      throw trouble;
    }
  };
  const workerOf = (roomId: string) => book.require(roomId).standing;

  const issueJoin = async ({ roomId, identity, role, ttlSeconds = 600 }: JoinWish): Promise<JoinPass> => {
    const room = book.require(roomId);
    book.requirePlace(room, identity);
    await room.standing;
    room.removed.delete(identity);
    room.roles.delete(identity);
    const token = await signJoinToken(key, { roomId, identity, role, ttlSeconds });
    const expiresAt = new Date(clock.now().getTime() + ttlSeconds * 1_000);
    return { url: `/media/${roomId}`, token, iceServers: needs.iceServers(identity), expiresAt };
  };
  return {
    offers: offersOf(config),
    iceServers: needs.iceServers,
    openRoom: (wish: RoomWish) => orTrouble(book.open(wish)),
    issueJoin: (wish) => orTrouble(issueJoin(wish)),
    setRole: (roomId, identity, role) =>
      orTrouble(
        (async () => {
          const worker = await workerOf(roomId);
          const there = await worker.participants(roomId);
          if (!there.some((one) => one.identity === identity))
            throw new MediaTrouble('noPerson', 'Nobody of this name is in the room.');
          await worker.setRole(roomId, identity, role);
          book.require(roomId).roles.set(identity, role);
        })(),
      ),
    mute: (roomId, identity, source) =>
      orTrouble(workerOf(roomId).then((worker) => worker.mute(roomId, identity, mutable[source], true))),
    async remove(roomId, identity) {
      const room = book.find(roomId);
      if (!room) return;
      room.removed.add(identity);
      const worker = await room.standing;
      await worker.remove(roomId, identity).catch((error: unknown) => {
        const trouble = asTrouble(error);
        if (!(trouble instanceof MediaTrouble && trouble.code.startsWith('no'))) throw trouble;
      });
    },
    participants: (roomId) => book.participants(roomId),
    startRecording: (roomId, options) =>
      orTrouble(
        workerOf(roomId).then((worker) =>
          recordings.start({ ...options, roomId, startedAt: clock.now() }, worker),
        ),
      ),
    stopRecording: (recordingId) => orTrouble(recordings.stop(recordingId)),
    closeRoom: (roomId) => book.close(roomId),
    onEvent: (hear) => book.onEvent(hear),
    findSignalPort: (roomId) => book.findSignalPort(roomId),
    health: () => book.health(),
    begin: async () => recordings.begin(),
    async close() {
      recordings.close();
      await book.closeAll();
    },
  };
};
