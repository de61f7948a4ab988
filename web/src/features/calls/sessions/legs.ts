import type { CallIdentity, VideoSource } from '../call-view.ts';
import type { MediaSession, SentMedia, SentState, SessionEvents, SessionState } from './media-session.ts';

interface Leg {
  session: MediaSession;
  state: SessionState;
  sent: Map<CallIdentity, SentState>;
  pictures: Map<string, MediaStreamTrack>;
}

export interface LegsEvents {
  /** How what carries the call stands. */
  state(state: SessionState): void;
  /** What is sent by others, or which pictures there are, has changed. */
  changed(): void;
}

/** The old session goes on until the new one has shown something, but no longer than this. */
const overlapMs = 1_500;

/** What carries a call: one session, and for a moment two, while it moves from one to the other. */
export class Legs {
  private readonly events: LegsEvents;
  private now: Leg | undefined;
  private next: Leg | undefined;
  private media: SentMedia = { muted: false };
  private speaker: string | undefined;
  private overlap: ReturnType<typeof setTimeout> | undefined;
  private isClosed = false;

  constructor(events: LegsEvents) {
    this.events = events;
  }

  /** The session that is there, or comes. */
  get session(): MediaSession | undefined {
    return this.next?.session ?? this.now?.session;
  }

  get state(): SessionState | undefined {
    return this.now?.state === 'up' ? 'up' : (this.next?.state ?? this.now?.state);
  }

  /** Begins with a session, or moves over to it. */
  take(make: (events: SessionEvents) => MediaSession): void {
    if (this.isClosed) return;
    this.next?.session.close();
    const leg = { state: 'connecting', sent: new Map(), pictures: new Map() } as unknown as Leg;
    leg.session = make(this.eventsOf(leg));
    this.next = leg;
    leg.session.chooseSpeaker(this.speaker);
    leg.session.send(this.media);
    this.events.state(this.state ?? 'connecting');
    void leg.session.start();
  }

  send(media: SentMedia): void {
    this.media = media;
    this.each((session) => session.send(media));
  }

  chooseSpeaker(id: string | undefined): void {
    this.speaker = id;
    this.each((session) => session.chooseSpeaker(id));
  }

  heal(): void {
    this.each((session) => session.heal());
  }

  sentOf(identity: CallIdentity): SentState | undefined {
    return this.next?.sent.get(identity) ?? this.now?.sent.get(identity);
  }

  pictureOf(identity: CallIdentity, source: VideoSource): MediaStreamTrack | undefined {
    return this.legWith(identity, source)?.pictures.get(`${identity} ${source}`);
  }

  attach(identity: CallIdentity, source: VideoSource, element: HTMLVideoElement): () => void {
    return this.legWith(identity, source)?.session.attach(identity, source, element) ?? (() => {});
  }

  receivers(identity: CallIdentity): RTCRtpReceiver[] {
    return [this.now, this.next].flatMap((leg) => leg?.session.receivers(identity) ?? []);
  }

  close(): void {
    this.isClosed = true;
    clearTimeout(this.overlap);
    this.each((session) => session.close());
    this.now = this.next = undefined;
  }

  private each(act: (session: MediaSession) => void): void {
    for (const leg of [this.now, this.next]) if (leg) act(leg.session);
  }

  private legWith(identity: CallIdentity, source: VideoSource): Leg | undefined {
    return [this.next, this.now].find((leg) => leg?.pictures.has(`${identity} ${source}`));
  }

  private eventsOf(leg: Leg): SessionEvents {
    const isOld = (): boolean => this.isClosed || (leg !== this.now && leg !== this.next);
    return {
      state: (state) => {
        if (isOld()) return;
        leg.state = state;
        if (state === 'up' && leg === this.next) this.arrive(leg);
        // The old one may fail while the new one comes; only the new one counts then.
        if (leg === this.now && this.next) return;
        this.events.state(state);
      },
      picture: (identity, source, track) => {
        if (isOld()) return;
        if (track) leg.pictures.set(`${identity} ${source}`, track);
        else leg.pictures.delete(`${identity} ${source}`);
        this.events.changed();
      },
      sent: (identity, state) => {
        if (isOld()) return;
        leg.sent.set(identity, state);
        this.events.changed();
      },
    };
  }

  /** The new one is up. The old one, where there is one, carries on until those who were there are seen through the new one. */
  private arrive(leg: Leg): void {
    const old = this.now;
    if (!old) {
      [this.now, this.next] = [leg, undefined];
      return;
    }
    this.overlap = setTimeout(() => {
      if (this.isClosed || this.next !== leg) return;
      [this.now, this.next] = [leg, undefined];
      old.session.close();
      this.events.changed();
    }, overlapMs);
  }
}
