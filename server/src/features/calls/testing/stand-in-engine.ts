import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  MediaTrouble,
  type MediaEngine,
  type MediaEvent,
  type Recording,
} from '../../../platform/media/index.ts';

/** An engine that carries nothing and remembers what it was asked: media are outside of these tests. */
export interface StandInEngine extends MediaEngine {
  rooms: Map<string, Set<string>>;
  /** What was asked, in short: `open <room>`, `join <room> <identity>`. */
  asked: string[];
  /** Everything more is refused as full. */
  full: boolean;
  say(event: MediaEvent): void;
  /** It dies with its host, and comes back empty. Gives what it had recorded. */
  crash(): Promise<Recording[]>;
}

/** Opens one. */
export const openStandInEngine = (): StandInEngine => {
  const hearers = new Set<(event: MediaEvent) => void>();
  const recordings = new Map<string, { roomId: string; startedAt: Date; note: string }>();
  const requireRoom = (roomId: string): Set<string> => {
    const room = engine.rooms.get(roomId);
    if (!room) throw new MediaTrouble('noRoom', 'no such room');
    return room;
  };
  const finish = async (recordingId: string): Promise<Recording> => {
    const found = recordings.get(recordingId)!;
    recordings.delete(recordingId);
    const folder = await mkdtemp(join(tmpdir(), 'maru-recording-'));
    const path = join(folder, 'one.webm');
    await writeFile(path, Buffer.from('1A45DFA3', 'hex'));
    const [identity = ''] = engine.rooms.get(found.roomId) ?? [];
    const file = { identity, source: 'voice', path, mime: 'audio/webm', bytes: 4 } as const;
    return { recordingId, ...found, folder, files: [{ ...file, startsAtMs: 0, durationMs: 1_000 }] };
  };
  const engine: StandInEngine = {
    rooms: new Map(),
    asked: [],
    full: false,
    offers: { engine: 'embedded', videoPeople: 3, voicePeople: 5, viewers: 0, recording: true, relay: true },
    iceServers: (identity) => [{ urls: ['turn:relay.test'], username: identity, credential: 'c' }],
    async openRoom({ roomId }) {
      if (engine.full) throw new MediaTrouble('full', 'full');
      engine.asked.push(`open ${roomId}`);
      if (!engine.rooms.has(roomId)) engine.rooms.set(roomId, new Set());
    },
    async issueJoin({ roomId, identity }) {
      requireRoom(roomId).add(identity);
      return { url: '/media/1', token: `${roomId} ${identity}`, iceServers: [], expiresAt: new Date() };
    },
    async setRole() {},
    async mute(roomId, identity, source) {
      requireRoom(roomId);
      engine.asked.push(`mute ${identity} ${source}`);
    },
    async remove(roomId, identity) {
      engine.asked.push(`remove ${identity}`);
      engine.rooms.get(roomId)?.delete(identity);
    },
    participants: async () => [],
    async startRecording(roomId, { recordingId, note }) {
      requireRoom(roomId);
      recordings.set(recordingId, { roomId, startedAt: new Date(), note });
    },
    async stopRecording(recordingId) {
      if (!recordings.has(recordingId)) throw new MediaTrouble('noRoom', 'not recorded');
      return finish(recordingId);
    },
    async crash() {
      const left = await Promise.all([...recordings.keys()].map(finish));
      engine.rooms.clear();
      return left;
    },
    async closeRoom(roomId) {
      engine.asked.push(`close ${roomId}`);
      engine.rooms.delete(roomId);
    },
    onEvent(hear) {
      hearers.add(hear);
      return () => void hearers.delete(hear);
    },
    say: (event) => hearers.forEach((hear) => hear(event)),
    health: async () => ({
      load: 0,
      rooms: engine.rooms.size,
      people: 0,
      outPacketsPerSecond: 0,
      outMbps: 0,
      loss: 0,
      workers: 1,
      crashes: 0,
    }),
    async close() {},
  };
  return engine;
};
