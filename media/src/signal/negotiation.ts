import { LeaveRequest, LeaveRequest_Action } from '@livekit/protocol';
import type { Person } from '../room/person.ts';
import type { Room } from '../room/room.ts';
import { announceCandidates } from '../sdp/announce.ts';
import { readOffer } from '../sdp/offer.ts';
import {
  isSameFingerprint,
  type LocalSide,
  type Transport,
  type TransportHears,
} from '../transport/transport.ts';
import type { TransportKind } from '../worker/calls.ts';

/** How a person's transport is opened: which kind, and what becomes of it. */
export type TransportDesk = {
  open(kind: TransportKind, hears: TransportHears): Promise<Transport>;
  announced: string[];
};

const connectWithinMs = 4_000;
const giveUpWithinMs = 15_000;
const placedAfterMs = 60;
const maxCandidates = 30;

/** One person's offers and candidates, and the transport that comes of them. */
export class Negotiation {
  private readonly room: Room;
  private readonly person: Person;
  private readonly desk: TransportDesk;
  private transport: Transport | undefined;
  private local: LocalSide | undefined;
  private remote: { ufrag: string; fingerprint: { algorithm: string; value: string } } | undefined;
  private readonly early: string[] = [];
  private candidates = 0;
  private late: NodeJS.Timeout | undefined;
  /** The transport did not come about: the next try uses the other kind. */
  onUnreachable: () => void = () => undefined;

  constructor(of: { room: Room; person: Person; desk: TransportDesk }) {
    this.room = of.room;
    this.person = of.person;
    this.desk = of.desk;
  }

  async takeOffer(sdp: string, offerId: number): Promise<void> {
    const { person, room } = this;
    const offer = readOffer(sdp);
    if (
      this.remote &&
      (this.remote.ufrag !== offer.ufrag || !isSameFingerprint(this.remote.fingerprint, offer.fingerprint))
    ) {
      // Neither library begins ICE anew on a transport that stands.
      this.startOver();
      return;
    }
    this.local ??= await this.open(offer);
    this.remote = offer;
    const sections = room.sections.get(person);
    if (!sections) return;
    const { answer, ended, placed } = sections.answer(offer, this.local, offerId);
    person.say({ case: 'answer', value: answer });
    for (const track of ended) room.unpublish(person, track);
    // What is sent before the browser has taken the answer in would be thrown away, whole pictures too.
    if (person.isConnected) {
      const begin = () => placed.forEach((subscription) => subscription.steer(performance.now()));
      setTimeout(begin, placedAfterMs).unref();
    }
    sections.askIfNeeded(performance.now());
  }

  private async open(offer: Parameters<Transport['answer']>[0]): Promise<LocalSide> {
    const { person, room } = this;
    const transport = await this.desk.open(person.transportKind, {
      onPacket: (packet) => person.line.receive(packet, performance.now()),
      onConnected: () => {
        clearTimeout(this.late);
        person.isConnected = true;
        person.connectedMs = performance.now();
        for (const subscription of person.subscriptions.values()) subscription.steer(person.connectedMs);
      },
      onLost: () => {
        clearTimeout(this.late);
        if (!person.isConnected) this.onUnreachable();
        person.isConnected = false;
        if (room.people.get(person.identity) === person) this.startOver();
      },
    });
    if (room.people.get(person.identity) !== person) {
      transport.close();
      throw new Error('gone meanwhile');
    }
    this.transport = transport;
    person.line.transport = transport;
    this.watch();
    const local = await transport.answer({
      ufrag: offer.ufrag,
      pwd: offer.pwd,
      fingerprint: offer.fingerprint,
    });
    for (const candidate of this.early.splice(0)) transport.addCandidate(candidate);
    return { ...local, candidates: announceCandidates(local.candidates, this.desk.announced) };
  }

  /**
   * A client that does not get through gives up by itself after five seconds and comes again: by then it is known that
   * it is to have the other transport. Told to come in anew while it still tries, it would do both at once.
   */
  private watch(): void {
    const look = (thenWithinMs?: number) => {
      if (this.person.isConnected) return;
      this.onUnreachable();
      if (thenWithinMs === undefined) return this.startOver();
      this.onUnreachable = () => undefined;
      this.late = setTimeout(() => look(), thenWithinMs);
    };
    this.late = setTimeout(() => look(giveUpWithinMs - connectWithinMs), connectWithinMs);
  }

  /** Makes the client come in anew, at once: left alone, a browser needs half a minute to notice a dead line. */
  startOver(): void {
    clearTimeout(this.late);
    const { person, room } = this;
    person.say({
      case: 'leave',
      value: new LeaveRequest({ canReconnect: true, action: LeaveRequest_Action.RECONNECT }),
    });
    room.leave(person, 'lost');
  }

  takeCandidate(text: string): void {
    if (text.length > 1_000 || ++this.candidates > maxCandidates) return;
    const candidate = readCandidate(text);
    if (!candidate) return;
    if (this.local) this.transport?.addCandidate(candidate);
    else this.early.push(candidate);
  }

  close(): void {
    clearTimeout(this.late);
  }
}

function readCandidate(text: string): string | undefined {
  try {
    const { candidate } = JSON.parse(text) as { candidate?: unknown };
    return typeof candidate === 'string' && /^candidate:[\x20-\x7e]{10,400}$/.test(candidate)
      ? candidate
      : undefined;
  } catch {
    return undefined;
  }
}
