import type { WebSocket } from 'ws';
import { Line } from '../room/line.ts';
import { Person } from '../room/person.ts';
import { Room } from '../room/room.ts';
import { Traffic } from '../room/traffic.ts';
import type { Session } from '../signal/answer-requests.ts';
import { Negotiation, type TransportDesk } from '../signal/negotiation.ts';
import { startSignal, type Comer } from '../signal/start-signal.ts';
import { mouthOf, sendBack, startSession } from '../signal/start-session.ts';
import { findUdpPort } from '../transport/free-port.ts';
import { openTransport } from '../transport/open-transport.ts';
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
import { admit } from './admission.ts';
import { openBeat } from './beat.ts';
import { watchHealth } from './health.ts';
import { OtherWay } from './other-way.ts';
import { renewTokens } from './renew-tokens.ts';
import { Recordings } from './recordings.ts';

/** All rooms of one worker, and what can be asked of them. */
export type House = {
  signalPort: number;
  udpPort: number;
  openRoom(room: RoomOptions): void;
  setRole(roomId: string, identity: string, role: Role): void;
  mute(roomId: string, what: { identity: string; source: MutableSource; muted: boolean }): void;
  remove(roomId: string, identity: string): void;
  participants(roomId: string): ParticipantView[];
  closeRoom(roomId: string): Promise<void>;
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
  const rooms = new Map<string, Room>();
  const traffic = new Traffic();
  const health = watchHealth(rooms, traffic);
  const stopTokens = renewTokens(options.key, rooms);
  const beat = openBeat({ rooms, traffic, limits: options.limits, health });
  const recordings = new Recordings(tell);
  const udpPort = await findUdpPort(options.udpPort, options.bind);
  const open = await openTransport({ udpPort, bind: options.bind }, options.transport ?? 'node-datachannel');
  const enter = welcomeComers({ options, rooms, traffic, open, wake: beat.wake });
  const { key, limits } = options;
  const signal = await startSignal({
    check: (token) => admit({ key, limits, rooms, health: health.read }, token),
    enter,
  });
  const requireRoom = (roomId: string) => {
    const room = rooms.get(roomId);
    if (!room) throw new MediaRefusal('noSuchRoom', `no room ${roomId} is open`);
    return room;
  };

  return {
    signalPort: signal.port,
    udpPort,
    openRoom: (room) => {
      const open = rooms.get(room.roomId);
      if (open) Object.assign(open.options, room);
      else rooms.set(room.roomId, new Room({ ...room }, tell));
    },
    setRole: (roomId, identity, role) => requireRoom(roomId).setRole(identity, role),
    mute: (roomId, { identity, source, muted }) => requireRoom(roomId).mute(identity, source, muted),
    remove: (roomId, identity) => requireRoom(roomId).remove(identity),
    participants: (roomId) => requireRoom(roomId).present(),
    closeRoom: async (roomId) => {
      const room = rooms.get(roomId);
      if (!room) return;
      await recordings.stopAll(roomId);
      room.close();
      rooms.delete(roomId);
    },
    startRecording: async (roomId, folder) => recordings.start(requireRoom(roomId), folder),
    stopRecording: (recordingId) => recordings.stop(recordingId),
    health: health.read,
    close: async () => {
      beat.stop();
      stopTokens();
      await recordings.stopAll();
      for (const room of rooms.values()) room.close();
      await signal.close();
    },
  };
}

type Welcome = {
  options: MediaWorkerOptions;
  rooms: Map<string, Room>;
  traffic: Traffic;
  open: TransportDesk['open'];
  wake: () => void;
};

/** Makes a person of whoever has come through the door. */
function welcomeComers({ options, rooms, traffic, open, wake }: Welcome) {
  const otherWay = new OtherWay(options.transport ?? 'node-datachannel');
  const desk = { open, announced: options.announced ?? [] };
  return ({ token, join }: Comer, socket: WebSocket) => {
    const room = rooms.get(token.room);
    if (!room) return socket.close(1000);
    // What a browser holds of a transport that is gone cannot be taken up again: it comes in anew.
    if (join.reconnect) return sendBack(socket);
    const person = new Person({
      token,
      role: room.roleOf(token.identity, token.issuedAtMs, token.role),
      line: new Line(traffic, options.testFaults ?? {}),
      mouth: mouthOf(socket),
      autoSubscribe: join.connectionSettings?.autoSubscribe ?? true,
    });
    person.line.onKeyframeWanted = (downTrack, nowMs) => {
      const track = [...person.subscriptions.values()].find((one) => one.downTrack === downTrack)?.track;
      track?.requestKeyframe(Math.max(0, downTrack.target), nowMs);
    };
    person.transportKind = otherWay.kindFor(token);
    person.lastOffer = join.publisherOffer;
    const negotiation = new Negotiation({ room, person, desk });
    negotiation.onUnreachable = () => otherWay.note(token.identity, person.transportKind);
    const session: Session = { room, person, negotiation };
    room.enter(person);
    wake();
    startSession(session, socket);
  };
}
