import {
  Codec,
  JoinResponse,
  LeaveRequest,
  LeaveRequest_Action,
  Room as RoomInfo,
  ServerInfo,
  ServerInfo_Edition,
  SignalRequest,
  SignalResponse,
} from '@livekit/protocol';
import type { RawData, WebSocket } from 'ws';
import type { Person } from '../room/person.ts';
import { presentPerson } from '../room/present.ts';
import type { Room } from '../room/room.ts';
import { answerRequest, type Session } from './answer-requests.ts';
import { Pace } from './pace.ts';

const maxBacklog = 4_000_000;
const lingerMs = 6_000;
const pingSeconds = { timeout: 15, interval: 5 };

/** Gives somebody a voice over a WebSocket. What is said to a client that does not read is not kept for ever. */
export function mouthOf(socket: WebSocket): Person['mouth'] & object {
  return {
    say(message) {
      if (socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount > maxBacklog) return socket.terminate();
      socket.send(new SignalResponse({ message }).toBinary());
    },
    close() {
      if (socket.readyState === socket.OPEN) socket.close(1000);
      // Whoever does not answer the farewell is cut off.
      setTimeout(() => socket.terminate(), 1_000).unref();
    },
  };
}

/** Tells a client whose connection here is gone to come in anew. */
export function sendBack(socket: WebSocket): void {
  mouthOf(socket).say({
    case: 'leave',
    value: new LeaveRequest({ canReconnect: true, action: LeaveRequest_Action.RECONNECT }),
  });
  socket.close(1000);
}

/** Says welcome, and then does what the client asks, one thing after the other. */
export function startSession(session: Session, socket: WebSocket): void {
  const { room, person, negotiation } = session;
  const pace = new Pace(60, 200);
  let turn = Promise.resolve();
  const take = (work: () => Promise<void>) => {
    turn = turn
      .then(async () => {
        if (room.people.get(person.identity) !== person) return;
        await work();
      })
      .catch(() => giveUp(session));
  };
  // Heard before anything is waited for: a client that is quick would be lost otherwise.
  socket.on('message', (data: RawData) => {
    if (!pace.take(performance.now())) return giveUp(session);
    const request = readRequest(data);
    if (request) take(() => answerRequest(session, request));
    else giveUp(session);
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    if (person.mouth) person.mouth = undefined;
    negotiation.close();
    // A line that is only lost for a moment is taken up by coming in anew; till then the others see the person on.
    const wait = person.isConnected ? lingerMs : 0;
    setTimeout(() => room.leave(person, 'lost'), wait).unref();
  });
  person.say({ case: 'join', value: presentJoin(room, person) });
  const offer = person.lastOffer;
  if (offer) take(() => negotiation.takeOffer(offer.sdp, offer.id));
}

/** Somebody who sends what no client sends is let go. */
function giveUp({ room, person }: Session): void {
  room.leave(person, 'removed');
}

function readRequest(data: RawData): SignalRequest | undefined {
  try {
    return SignalRequest.fromBinary(data as Buffer);
  } catch {
    return undefined;
  }
}

function presentJoin(room: Room, person: Person): JoinResponse {
  return new JoinResponse({
    room: new RoomInfo({ sid: `RM_${room.id}`, name: room.id }),
    participant: presentPerson(person),
    otherParticipants: room.presentOthers(person),
    serverVersion: '1.13.5',
    subscriberPrimary: false,
    pingTimeout: pingSeconds.timeout,
    pingInterval: pingSeconds.interval,
    serverInfo: new ServerInfo({ edition: ServerInfo_Edition.Standard, version: '1.13.5', protocol: 16 }),
    enabledPublishCodecs: [
      new Codec({ mime: 'video/VP8' }),
      new Codec({ mime: 'audio/opus' }),
      new Codec({ mime: 'audio/red' }),
    ],
    fastPublish: true,
  });
}
