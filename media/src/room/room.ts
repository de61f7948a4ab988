import {
  DisconnectReason,
  LeaveRequest,
  LeaveRequest_Action,
  ParticipantUpdate,
  TrackUnpublishedResponse,
  MuteTrackRequest,
} from '@livekit/protocol';
import type {
  LeftReason,
  MediaEvent,
  MutableSource,
  ParticipantView,
  Role,
  RoomOptions,
} from '../worker/calls.ts';
import type { Person } from './person.ts';
import { presentPerson } from './present.ts';
import type { PublishedTrack } from './published-track.ts';
import { Sections } from './sections.ts';
import { RoomTap, type RoomTaps } from './taps.ts';

/** What a person can be refused, on trying to come in. */
export type JoinFault = 'full' | 'removed';

const reasons: Record<LeftReason, DisconnectReason> = {
  left: DisconnectReason.CLIENT_INITIATED,
  lost: DisconnectReason.SIGNAL_CLOSE,
  removed: DisconnectReason.PARTICIPANT_REMOVED,
  replaced: DisconnectReason.DUPLICATE_IDENTITY,
  closed: DisconnectReason.ROOM_DELETED,
};

/** One room: who is in it, what they send, and who has which of it. */
export class Room {
  readonly options: RoomOptions;
  readonly people = new Map<string, Person>();
  readonly sections = new Map<Person, Sections>();
  readonly taps = new Set<RoomTap>();
  private readonly roles = new Map<string, { role: Role; sinceMs: number }>();
  private readonly removed = new Map<string, number>();
  readonly tell: (event: MediaEvent) => void;

  constructor(options: RoomOptions, tell: (event: MediaEvent) => void) {
    this.options = options;
    this.tell = tell;
  }

  get id(): string {
    return this.options.roomId;
  }

  /** Why somebody with a token issued at a time may not come in. */
  whyNotJoin(identity: string, issuedAtMs: number, role: Role): JoinFault | undefined {
    if (issuedAtMs <= (this.removed.get(identity) ?? -1)) return 'removed';
    const others = [...this.people.values()].filter((person) => person.identity !== identity);
    const viewers = others.filter((person) => person.role === 'viewer').length;
    const { maxPublishers, maxViewers } = this.options;
    const isFull = role === 'viewer' ? viewers >= maxViewers : others.length - viewers >= maxPublishers;
    return isFull ? 'full' : undefined;
  }

  /** What somebody's role is: as it was changed here since their token was issued, or as the token says. */
  roleOf(identity: string, issuedAtMs: number, role: Role): Role {
    const changed = this.roles.get(identity);
    return changed && changed.sinceMs >= issuedAtMs ? changed.role : role;
  }

  /** Takes somebody in; the same device, if it is here already, is let go. */
  enter(person: Person): void {
    const before = this.people.get(person.identity);
    if (before) this.leave(before, 'replaced');
    this.people.set(person.identity, person);
    this.sections.set(person, new Sections(person));
    for (const other of this.others(person)) {
      for (const track of other.tracks.values()) this.offer(person, other, track);
    }
    this.announce(person);
    this.tell({
      kind: 'joined',
      roomId: this.id,
      identity: person.identity,
      transport: person.transportKind,
    });
  }

  leave(person: Person, reason: LeftReason): void {
    if (this.people.get(person.identity) !== person) return;
    this.people.delete(person.identity);
    this.sections.delete(person);
    for (const track of person.tracks.values()) this.takeAway(person, track);
    person.tracks.clear();
    for (const trackSid of person.subscriptions.keys()) person.unsubscribe(trackSid);
    if (reason !== 'left' && reason !== 'lost') {
      person.say({
        case: 'leave',
        value: new LeaveRequest({ reason: reasons[reason], action: LeaveRequest_Action.DISCONNECT }),
      });
    }
    person.line.close();
    person.mouth?.close();
    const gone = presentPerson(person, reasons[reason]);
    for (const other of this.whoSees(person)) {
      other.say({ case: 'update', value: new ParticipantUpdate({ participants: [gone] }) });
      this.sections.get(other)?.askIfNeeded(performance.now());
    }
    this.tell({ kind: 'left', roomId: this.id, identity: person.identity, reason });
    if (this.people.size === 0 && reason !== 'replaced') this.tell({ kind: 'roomEmpty', roomId: this.id });
  }

  /** Ends somebody's media, and refuses tokens issued until now. */
  remove(identity: string): void {
    this.removed.set(identity, Date.now());
    const person = this.people.get(identity);
    if (person) this.leave(person, 'removed');
  }

  close(): void {
    for (const person of this.people.values()) this.leave(person, 'closed');
    for (const tap of this.taps) tap.endAll();
  }

  /** Gives a new role, at once: who becomes a viewer sends nothing more. */
  setRole(identity: string, role: Role): void {
    this.roles.set(identity, { role, sinceMs: Date.now() });
    const person = this.people.get(identity);
    if (!person || person.role === role) return;
    const sawBefore = new Set(this.whoSees(person));
    person.role = role;
    if (role === 'viewer') for (const track of person.tracks.values()) this.unpublish(person, track);
    const shown = presentPerson(person);
    const sees = new Set(this.whoSees(person));
    for (const other of sees)
      other.say({ case: 'update', value: new ParticipantUpdate({ participants: [shown] }) });
    person.say({
      case: 'update',
      value: new ParticipantUpdate({ participants: [shown, ...this.presentOthers(person)] }),
    });
    const gone = presentPerson(person, DisconnectReason.UNKNOWN_REASON);
    for (const other of sawBefore) {
      if (!sees.has(other))
        other.say({ case: 'update', value: new ParticipantUpdate({ participants: [gone] }) });
    }
  }

  /** Mutes somebody's track, or lets it be heard again. */
  mute(identity: string, source: MutableSource, muted: boolean): void {
    const person = this.people.get(identity);
    for (const track of person?.tracks.values() ?? []) {
      if (track.source !== source && !(source === 'screen' && track.source === 'screenSound')) continue;
      person!.say({ case: 'mute', value: new MuteTrackRequest({ sid: track.sid, muted }) });
      // What was muted by the other side is heard again only when the person wants it too.
      if (muted) this.setMuted(person!, track, true);
    }
  }

  setMuted(person: Person, track: PublishedTrack, muted: boolean): void {
    if (track.info.muted === muted) return;
    track.info.muted = muted;
    if (muted) for (const downTrack of track.downTracks) downTrack.rest();
    this.announce(person);
  }

  /** Somebody sends a new track: everybody who may have it gets it. */
  publish(person: Person, track: PublishedTrack): void {
    person.tracks.set(track.sid, track);
    this.announce(person);
    for (const other of this.whoSees(person)) this.offer(other, person, track);
    for (const tap of this.taps) tap.begin(person, track);
    const { sid: trackSid, source } = track;
    this.tell({ kind: 'published', roomId: this.id, identity: person.identity, trackSid, source });
  }

  unpublish(person: Person, track: PublishedTrack): void {
    if (!person.tracks.delete(track.sid)) return;
    if (track.mid !== undefined) person.line.unbind(track.mid);
    this.takeAway(person, track);
    person.say({ case: 'trackUnpublished', value: new TrackUnpublishedResponse({ trackSid: track.sid }) });
    this.announce(person);
    for (const other of this.whoSees(person)) this.sections.get(other)?.askIfNeeded(performance.now());
  }

  private takeAway(person: Person, track: PublishedTrack) {
    for (const other of this.people.values()) other.unsubscribe(track.sid);
    for (const tap of this.taps) tap.end(track);
    const { sid: trackSid, source } = track;
    this.tell({ kind: 'unpublished', roomId: this.id, identity: person.identity, trackSid, source });
  }

  /** Gives a track to somebody, or takes it back, as both sides want it now. */
  offer(person: Person, owner: Person, track: PublishedTrack): void {
    const has = person.subscriptions.has(track.sid);
    const isWanted = person.chosen.get(track.sid) ?? person.autoSubscribe;
    const mayHear = person.token.grant.canSubscribe !== false;
    const wants = isWanted && mayHear && (owner.allowed?.(person, track.sid) ?? true);
    if (wants === has) return;
    if (wants) {
      const { downTrack } = person.subscribe(owner, track);
      // Many viewers begin with the smallest picture, and rise as far as their line and the host's bear it.
      if (this.options.kind === 'broadcast' && person.role === 'viewer') downTrack.cap = 0;
    } else {
      person.unsubscribe(track.sid);
    }
    this.sections.get(person)?.askIfNeeded(performance.now());
  }

  /** Looks anew at who has whose tracks. */
  offerAll(owner: Person): void {
    for (const other of this.whoSees(owner)) {
      for (const track of owner.tracks.values()) this.offer(other, owner, track);
    }
  }

  /** Tells everybody who sees somebody how they are now. */
  announce(person: Person): void {
    const update = new ParticipantUpdate({ participants: [presentPerson(person)] });
    for (const other of this.whoSees(person)) other.say({ case: 'update', value: update });
  }

  presentOthers(person: Person) {
    return this.others(person)
      .filter((other) => this.sees(person, other))
      .map((other) => presentPerson(other));
  }

  private others(person: Person): Person[] {
    return [...this.people.values()].filter((other) => other !== person);
  }

  whoSees(person: Person): Person[] {
    return this.others(person).filter((other) => this.sees(other, person));
  }

  /** Hundreds who only watch are not shown to each other. */
  private sees(person: Person, other: Person): boolean {
    if (other.token.grant.hidden) return false;
    return this.options.kind === 'call' || person.role !== 'viewer' || other.role !== 'viewer';
  }

  findTrack(trackSid: string): { owner: Person; track: PublishedTrack } | undefined {
    for (const owner of this.people.values()) {
      const track = owner.tracks.get(trackSid);
      if (track) return { owner, track };
    }
    return undefined;
  }

  present(): ParticipantView[] {
    return [...this.people.values()].map((person) => ({
      identity: person.identity,
      role: person.role,
      joinedAtMs: person.joinedAtMs,
      transport: person.transportKind,
      tracks: [...person.tracks.values()].map(({ sid, source, info, width, height }) => ({
        trackSid: sid,
        source,
        muted: info.muted,
        ...(width > 0 ? { width, height } : {}),
      })),
    }));
  }

  /** All tracks, for whoever records. */
  tapAll(): RoomTaps {
    return {
      onTrack: (hear) => {
        const tap = new RoomTap(hear);
        this.taps.add(tap);
        for (const person of this.people.values()) {
          for (const track of person.tracks.values()) tap.begin(person, track);
        }
        return () => {
          this.taps.delete(tap);
          tap.endAll();
        };
      },
    };
  }
}
