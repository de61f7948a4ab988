import { startHouse } from '../house/start-house.ts';
import { signJoinToken } from '../signal/tokens.ts';
import type { MediaEvent, MediaWorker, MediaWorkerOptions, Role, RoomOptions } from '../worker/calls.ts';
import { startMediaWorker } from '../worker/start-media-worker.ts';
import { PlayedClient, type PlayedTrack } from './played-client.ts';

/** The key that played tokens are signed with. */
export const playedKey = { id: 'played', secret: 'a secret that only tests know, long enough' };

/** What a worker can be asked, in whichever process it is. */
type Asked = Omit<MediaWorker, 'on' | 'off' | 'pid'>;

/** A worker with people whom a test plays. */
export type Stage = {
  worker: Asked;
  events: MediaEvent[];
  open(roomId: string, more?: Partial<RoomOptions>): Promise<void>;
  come(roomId: string, identity: string, role?: Role): Promise<PlayedClient>;
  close(): Promise<void>;
};

const usual: MediaWorkerOptions = {
  key: playedKey,
  udpPort: 0,
  bind: '127.0.0.1',
  limits: { maxEgressMbps: 1_000, maxPacketsPerSecond: 100_000, maxPeers: 400 },
};

/**
 * Starts a worker on loopback and gives what tests need of it: in this process, which is quicker, or in one of its
 * own, as it runs for people.
 */
export async function playStage(
  options: Partial<MediaWorkerOptions> = {},
  where: 'here' | 'apart' = 'here',
): Promise<Stage> {
  const events: MediaEvent[] = [];
  const clients: PlayedClient[] = [];
  const hear = (event: MediaEvent) => void events.push(event);
  const worker =
    where === 'here'
      ? await startHere({ ...usual, ...options }, hear)
      : await startApart({ ...usual, ...options }, hear);
  return {
    worker,
    events,
    open: (roomId, more = {}) =>
      worker.openRoom({ roomId, kind: 'call', maxPublishers: 50, maxViewers: 300, ...more }),
    async come(roomId, identity, role = 'speaker') {
      const token = await signJoinToken(playedKey, { roomId, identity, role, ttlSeconds: 60 });
      const client = await PlayedClient.join(worker.signalPort, token);
      clients.push(client);
      await client.connected();
      return client;
    },
    async close() {
      for (const client of clients) client.close();
      await worker.close();
    },
  };
}

async function startApart(options: MediaWorkerOptions, hear: (event: MediaEvent) => void): Promise<Asked> {
  const worker = await startMediaWorker(options);
  worker.on('event', hear);
  return worker;
}

async function startHere(options: MediaWorkerOptions, hear: (event: MediaEvent) => void): Promise<Asked> {
  const house = await startHouse(options, hear);
  return {
    ...house,
    openRoom: async (room) => house.openRoom(room),
    setRole: async (roomId, ...who) => house.setRole(roomId, ...who),
    mute: async (roomId, ...[identity, source, muted]) => house.mute(roomId, { identity, source, muted }),
    remove: async (roomId, identity) => house.remove(roomId, identity),
    participants: async (roomId) => house.participants(roomId),
    startRecording: (roomId, { folder }) => house.startRecording(roomId, folder),
    health: async () => house.health(),
  };
}

/** Sends sound and pictures like a person does: 50 packets of sound a second, 24 pictures. Gives the way to stop. */
export function playMedia(
  client: PlayedClient,
  tracks: { mic?: PlayedTrack; camera?: PlayedTrack },
): () => void {
  const { mic, camera } = tracks;
  const wanted = new Set<number>(camera?.streams.map(({ ssrc }) => ssrc));
  client.ear.onKeyframeWanted = (ssrc) => wanted.add(ssrc);
  const sounds = mic && setInterval(() => client.send(mic.streams[0]!.sound()), 20);
  const pictures =
    camera &&
    setInterval(() => {
      for (const [layer, stream] of camera.streams.entries()) {
        const isKeyframe = wanted.delete(stream.ssrc);
        for (const packet of stream.picturePackets({ isKeyframe, packets: 2 + layer })) client.send(packet);
      }
    }, 41);
  return () => {
    clearInterval(sounds);
    clearInterval(pictures);
  };
}
