import type { IceServers } from '@maru/contract';
import type { CallIdentity, VideoSource } from '../call-view.ts';
import { playTrack, showTrack } from './play-track.ts';
import type {
  MediaSession,
  PeerWord,
  SentMedia,
  SentState,
  SessionEvents,
  SessionState,
} from './media-session.ts';

export interface PeerParts {
  /** The other device, as it is called in the call. */
  peer: CallIdentity;
  /** The one who accepts makes the first offer; were it both, one in four would never connect. */
  offers: boolean;
  iceServers: IceServers;
  say(word: PeerWord): void;
  events: SessionEvents;
}

/** The lines of a call of two, always all four and in this order: turning a camera on asks nothing of the other end. */
const slots = ['microphone', 'camera', 'screen', 'screenSound'] as const;
type Slot = (typeof slots)[number];

/** So long a first connection may take; then the call goes through a room. */
const connectMs = 5_000;
/** A line that stays away for so long does not come back by itself. */
const healAfterMs = 1_500;
const giveUpMs = 7_000;

const isPicture = (slot: Slot): slot is VideoSource => slot === 'camera' || slot === 'screen';

/** A call from browser to browser. What it carries is sealed between the two by the keys that their signed words name. */
export class P2pSession implements MediaSession {
  readonly way = 'direct';
  private readonly parts: PeerParts;
  private readonly pc: RTCPeerConnection;
  private readonly stops: (() => void)[] = [];
  private readonly tracks = new Map<Slot, MediaStreamTrack>();
  private sent: SentMedia = { muted: false };
  private peerSent: SentState = { isMuted: false, hasCamera: false, hasScreen: false };
  private state: SessionState = 'connecting';
  private isOffering = false;
  private isSettled = false;
  private isClosed = false;
  private early: RTCIceCandidateInit[] = [];
  private tail: Promise<unknown> = Promise.resolve();
  private watchdog: ReturnType<typeof setTimeout> | undefined;
  private readonly sounds: { choose(id: string | undefined): void }[] = [];

  constructor(parts: PeerParts) {
    this.parts = parts;
    this.pc = new RTCPeerConnection({
      iceServers: parts.iceServers as RTCIceServer[],
      bundlePolicy: 'max-bundle',
    });
    const { pc } = this;
    pc.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate) parts.say({ is: 'candidate', candidate: candidate.toJSON() });
    });
    pc.addEventListener('connectionstatechange', () => this.look());
    pc.addEventListener('iceconnectionstatechange', () => this.look());
    pc.addEventListener('track', ({ transceiver, track }) => this.take(transceiver, track));
    // Only after the first answer: the first offer is made by hand, by the one who accepts.
    pc.addEventListener('negotiationneeded', () => {
      if (this.isSettled) void this.queue(() => this.offer());
    });
  }

  async start(): Promise<void> {
    this.watchdog = setTimeout(() => this.change('failed'), connectMs);
    if (!this.parts.offers) return;
    for (const slot of slots) {
      this.pc.addTransceiver(isPicture(slot) ? 'video' : 'audio', { direction: 'sendrecv' });
    }
    this.apply();
    await this.queue(() => this.offer());
  }

  /** Takes what the other has said. */
  hear(word: PeerWord): void {
    if (word.is === 'sent') {
      this.peerSent = word.sent;
      this.parts.events.sent(this.parts.peer, word.sent);
      this.showAll();
    } else
      void this.queue(() => (word.is === 'sdp' ? this.takeSdp(word) : this.takeCandidate(word.candidate)));
  }

  send(media: SentMedia): void {
    this.sent = media;
    this.apply();
    this.parts.say({
      is: 'sent',
      sent: {
        isMuted: media.muted || !media.microphone,
        hasCamera: media.camera !== undefined,
        hasScreen: media.screen !== undefined,
      },
    });
  }

  attach(identity: CallIdentity, source: VideoSource, element: HTMLVideoElement): () => void {
    const track = identity === this.parts.peer ? this.tracks.get(source) : undefined;
    return track ? showTrack(track, element) : () => {};
  }

  receivers(identity: CallIdentity): RTCRtpReceiver[] {
    return identity === this.parts.peer ? this.pc.getReceivers() : [];
  }

  chooseSpeaker(id: string | undefined): void {
    for (const sound of this.sounds) sound.choose(id);
  }

  heal(): void {
    if (this.isSettled && !this.isClosed) this.pc.restartIce();
  }

  close(): void {
    this.isClosed = true;
    clearTimeout(this.watchdog);
    for (const stop of this.stops) stop();
    this.pc.close();
  }

  /** Puts what is sent on its lines; a line with nothing on it carries nothing. */
  private apply(): void {
    this.pc.getTransceivers().forEach((transceiver, index) => {
      const slot = slots[index];
      if (!slot || this.isClosed) return;
      const isHeld = slot === 'microphone' && this.sent.muted;
      const track = isHeld ? null : (this.sent[slot] ?? null);
      if (transceiver.sender.track !== track) void transceiver.sender.replaceTrack(track).catch(() => {});
    });
  }

  private async offer(): Promise<void> {
    if (this.isClosed) return;
    this.isOffering = true;
    try {
      await this.pc.setLocalDescription();
      this.sayDescription();
    } finally {
      this.isOffering = false;
    }
  }

  private sayDescription(): void {
    const { type, sdp } = this.pc.localDescription!;
    if (type === 'offer' || type === 'answer') this.parts.say({ is: 'sdp', description: { type, sdp } });
  }

  private async takeSdp({ description }: Extract<PeerWord, { is: 'sdp' }>): Promise<void> {
    const { pc, parts } = this;
    const collides = description.type === 'offer' && (this.isOffering || pc.signalingState !== 'stable');
    // The one who made the first offer insists on its own; the other rolls back.
    if (collides && parts.offers) return;
    if (description.type === 'answer' && pc.signalingState !== 'have-local-offer') return;
    await pc.setRemoteDescription(description);
    for (const candidate of this.early.splice(0)) await pc.addIceCandidate(candidate).catch(() => {});
    if (description.type === 'answer') return void (this.isSettled = true);
    for (const transceiver of pc.getTransceivers()) transceiver.direction = 'sendrecv';
    this.apply();
    await pc.setLocalDescription();
    this.isSettled = true;
    this.sayDescription();
    this.send(this.sent);
  }

  private async takeCandidate(candidate: RTCIceCandidateInit | null): Promise<void> {
    if (!candidate) return;
    if (this.pc.remoteDescription) await this.pc.addIceCandidate(candidate).catch(() => {});
    else this.early.push(candidate);
  }

  private take(transceiver: RTCRtpTransceiver, track: MediaStreamTrack): void {
    const slot = slots[this.pc.getTransceivers().indexOf(transceiver)];
    if (!slot) return;
    this.tracks.set(slot, track);
    if (isPicture(slot)) return this.showAll();
    const sound = playTrack(track);
    this.sounds.push(sound);
    this.stops.push(sound.stop);
  }

  /** A line stands whether or not something goes over it: what is shown is what the other says it sends. */
  private showAll(): void {
    const { hasCamera, hasScreen } = this.peerSent;
    const { peer, events } = this.parts;
    events.picture(peer, 'camera', hasCamera ? this.tracks.get('camera') : undefined);
    events.picture(peer, 'screen', hasScreen ? this.tracks.get('screen') : undefined);
  }

  private look(): void {
    const { connectionState, iceConnectionState } = this.pc;
    if (this.isClosed) return;
    if (connectionState === 'connected' && iceConnectionState !== 'disconnected') {
      if (this.state !== 'up') this.send(this.sent);
      return this.change('up');
    }
    const isAway = connectionState === 'disconnected' || iceConnectionState === 'disconnected';
    if (connectionState !== 'failed' && !isAway) return;
    if (this.state === 'connecting') return connectionState === 'failed' ? this.change('failed') : undefined;
    this.change('down');
  }

  private change(next: SessionState): void {
    if (this.isClosed || this.state === next || this.state === 'failed') return;
    this.state = next;
    clearTimeout(this.watchdog);
    if (next === 'down') {
      this.watchdog = setTimeout(() => {
        this.heal();
        this.watchdog = setTimeout(() => this.change('failed'), giveUpMs - healAfterMs);
      }, healAfterMs);
    }
    this.parts.events.state(next);
  }

  private queue(act: () => Promise<void>): Promise<void> {
    const done = this.tail.then(() => (this.isClosed ? undefined : act())).catch(() => {});
    this.tail = done;
    return done;
  }
}
