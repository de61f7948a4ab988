import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  MediaRefusal,
  type MediaEvent,
  type MediaHealth,
  type MediaWorkerOptions,
  type MutableSource,
  type ParticipantView,
  type RecordingManifest,
  type Role,
  type RoomOptions,
} from '../worker/calls.ts';

/** All rooms of one worker, and what can be asked of them. */
export type House = {
  signalPort: number;
  udpPort: number;
  openRoom(room: RoomOptions): void;
  setRole(roomId: string, identity: string, role: Role): void;
  mute(roomId: string, what: { identity: string; source: MutableSource; muted: boolean }): void;
  remove(roomId: string, identity: string): void;
  participants(roomId: string): ParticipantView[];
  closeRoom(roomId: string): void;
  startRecording(roomId: string, folder: string): Promise<{ recordingId: string }>;
  stopRecording(recordingId: string): Promise<RecordingManifest>;
  health(): MediaHealth;
  close(): Promise<void>;
};

/** Opens the house: signalling on a loopback port, media on one UDP port. */
export async function startHouse(
  options: MediaWorkerOptions,
  tell: (event: MediaEvent) => void,
): Promise<House> {
  const rooms = new Map<string, RoomOptions>();
  const server = createServer((_request, response) => response.writeHead(404).end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const requireRoom = (roomId: string) => {
    const room = rooms.get(roomId);
    if (!room) throw new MediaRefusal('noSuchRoom', `no room ${roomId} is open`);
    return room;
  };
  return {
    signalPort: (server.address() as AddressInfo).port,
    udpPort: options.udpPort,
    openRoom: (room) => void rooms.set(room.roomId, room),
    setRole: (roomId) => void requireRoom(roomId),
    mute: (roomId) => void requireRoom(roomId),
    remove: (roomId) => void requireRoom(roomId),
    participants: (roomId) => (requireRoom(roomId), []),
    closeRoom: (roomId) => {
      if (rooms.delete(roomId)) tell({ kind: 'roomEmpty', roomId });
    },
    startRecording: async (roomId) => {
      requireRoom(roomId);
      throw new MediaRefusal('failed', 'nothing is published');
    },
    stopRecording: async () => {
      throw new MediaRefusal('noSuchRecording', 'no such recording');
    },
    health: () => ({
      load: 0,
      inPps: 0,
      outPps: 0,
      outMbps: 0,
      rooms: rooms.size,
      people: 0,
      lossPercent: 0,
      rssBytes: process.memoryUsage.rss(),
      eventLoopP99Ms: 0,
    }),
    close: async () => void server.close(),
  };
}
