import type { MediaPass } from '@maru/contract';
import type { SenderKey } from '@maru/crypto/calls';
import {
  ConnectionError,
  ConnectionErrorReason,
  DisconnectReason,
  Room,
  RoomEvent,
  Track,
  type LocalTrackPublication,
  type RemoteParticipant,
  type RemoteTrack,
  type RemoteVideoTrack,
} from 'livekit-client';
import type { CallIdentity, VideoSource } from '../call-view.ts';
import { FrameKeys } from './frame-keys.ts';
import type { MediaSession, SentMedia, SessionEvents, SessionState } from './media-session.ts';
import { playTrack } from './play-track.ts';
import { skipTheGone } from './skip-the-gone.ts';

export interface RoomParts {
  pass: MediaPass;
  events: SessionEvents;
}

const sources = {
  microphone: Track.Source.Microphone,
  camera: Track.Source.Camera,
  screen: Track.Source.ScreenShare,
  screenSound: Track.Source.ScreenShareAudio,
} as const;
type Slot = keyof typeof sources;
const slots = Object.keys(sources) as Slot[];

/** Slow devices need seconds for a negotiation; whoever cannot be reached waits so long, once. */
const connectMs = 8_000;

/** The room was spoken to, but no packets found a way. */
const isBlocked = (error: unknown): boolean =>
  error instanceof ConnectionError && error.reason === ConnectionErrorReason.InternalError;

/**
 * How soon a room takes up a line that was lost: once, and then a new session is made with a new pass, which leads to where
 * the room is now. That is seconds sooner than livekit-client's own way to begin anew. A LiveKit server, whose packets may
 * well have gone on, lets a line be taken up; the host's own rooms do not.
 */
const takeUpMs = ({ url }: MediaPass): number[] => (url.startsWith('/') ? [] : [150]);

const videoSourceOf = (source: Track.Source): VideoSource | undefined =>
  source === Track.Source.Camera ? 'camera' : source === Track.Source.ScreenShare ? 'screen' : undefined;

/** A call through a room of the host's engine, its frames sealed by the devices in it. */
export class RoomSession implements MediaSession {
  readonly way = 'room';
  private readonly parts: RoomParts;
  private readonly keys = new FrameKeys();
  private readonly room: Room;
  private readonly worker = new Worker(new URL('./frame-worker.ts', import.meta.url), { type: 'module' });
  readonly isSealed: boolean;
  private readonly published = new Map<
    Slot,
    { publication: LocalTrackPublication; track: MediaStreamTrack }
  >();
  private readonly sounds = new Map<RemoteTrack, ReturnType<typeof playTrack>>();
  private speaker: string | undefined;
  private wanted: SentMedia | undefined;
  private isApplying = false;
  private isClosed = false;
  /** Until it has been up, what becomes of it is told by `start` alone: a try that fails is not its end. */
  private wasUp = false;

  constructor(parts: RoomParts) {
    this.parts = parts;
    // Recorded calls are sealed only as far as the host.
    this.isSealed = parts.pass.e2ee;
    skipTheGone(this.worker, (identity) => this.room.getParticipantByIdentity(identity) !== undefined);
    this.room = new Room({
      adaptiveStream: true,
      dynacast: true,
      stopLocalTrackOnUnpublish: false,
      disconnectOnPageLeave: true,
      publishDefaults: { videoCodec: 'vp8', backupCodec: false, red: false, dtx: true, simulcast: true },
      reconnectPolicy: { nextRetryDelayInMs: ({ retryCount }) => takeUpMs(parts.pass)[retryCount] ?? null },
      encryption: { keyProvider: this.keys, worker: this.worker },
    });
    this.listen();
  }

  async start(): Promise<void> {
    const { url, token, iceServers } = this.parts.pass;
    try {
      if (this.isSealed) await this.room.setE2EEEnabled(true);
      const address = new URL(url, location.href);
      address.protocol = address.protocol.replace('http', 'ws');
      const connect = () =>
        this.room.connect(address.href.replace(/\/$/, ''), token, {
          autoSubscribe: true,
          maxRetries: 1,
          peerConnectionTimeout: connectMs,
          websocketTimeout: 5_000,
          rtcConfig: { iceServers: iceServers as RTCIceServer[] },
        });
      await connect().catch((error: unknown) => {
        // Whatever else went wrong may be the pass: a new one leads to where the room is now.
        if (this.isClosed || !isBlocked(error)) throw error;
        // The engine has noted that packets did not get through, and takes another transport for whoever comes again.
        return connect();
      });
      this.wasUp = true;
      this.tell('up');
      void this.apply();
    } catch (error) {
      this.tell(isBlocked(error) ? 'blocked' : 'failed');
    }
  }

  /** With this key somebody seals from now on. */
  putKey(identity: CallIdentity, key: SenderKey): void {
    this.keys.put(identity, key);
  }

  send(media: SentMedia): void {
    this.wanted = media;
    void this.apply();
  }

  attach(identity: CallIdentity, source: VideoSource, element: HTMLVideoElement): () => void {
    const publication = this.room.remoteParticipants.get(identity)?.getTrackPublication(sources[source]);
    const track = publication?.track as RemoteVideoTrack | undefined;
    if (!track) return () => {};
    track.attach(element);
    return () => void track.detach(element);
  }

  receivers(identity: CallIdentity): RTCRtpReceiver[] {
    const publications = this.room.remoteParticipants.get(identity)?.trackPublications.values() ?? [];
    return [...publications].flatMap(({ track }) => (track as RemoteTrack | undefined)?.receiver ?? []);
  }

  chooseSpeaker(id: string | undefined): void {
    this.speaker = id;
    for (const sound of this.sounds.values()) sound.choose(id);
  }

  heal(): void {
    // The room notices by itself that its line is gone.
  }

  close(): void {
    this.isClosed = true;
    for (const sound of this.sounds.values()) sound.stop();
    this.sounds.clear();
    void this.room.disconnect(false).catch(() => {});
    // The last frames on their way out are sealed by it.
    setTimeout(() => this.worker.terminate(), 500);
  }

  private listen(): void {
    const { room, parts } = this;
    room
      .on(RoomEvent.TrackSubscribed, (track, publication, person) => {
        // In a sealed call nothing unsealed is played, whatever the host says of it.
        const isFit = publication.isEncrypted || !this.isSealed;
        if (track.kind === Track.Kind.Audio && isFit) {
          const sound = playTrack(track.mediaStreamTrack);
          sound.choose(this.speaker);
          this.sounds.set(track, sound);
        }
        this.look(person);
      })
      .on(RoomEvent.TrackUnsubscribed, (track, _, person) => {
        this.sounds.get(track)?.stop();
        this.sounds.delete(track);
        this.look(person);
      })
      .on(RoomEvent.TrackPublished, (_, person) => this.look(person))
      .on(RoomEvent.TrackUnpublished, (_, person) => this.look(person))
      .on(RoomEvent.TrackMuted, (_, person) => !person.isLocal && this.look(person as RemoteParticipant))
      .on(RoomEvent.TrackUnmuted, (_, person) => !person.isLocal && this.look(person as RemoteParticipant))
      .on(RoomEvent.ParticipantConnected, (person) => this.look(person))
      .on(RoomEvent.ParticipantDisconnected, ({ identity }) => {
        parts.events.picture(identity, 'camera', undefined);
        parts.events.picture(identity, 'screen', undefined);
      })
      .on(RoomEvent.Reconnecting, () => this.tell('down'))
      .on(RoomEvent.Reconnected, () => this.tell('up'))
      .on(RoomEvent.Disconnected, (reason) => {
        // Another device of the same person: the host says so by itself.
        if (this.wasUp && reason !== DisconnectReason.DUPLICATE_IDENTITY) this.tell('failed');
      });
  }

  private look(person: RemoteParticipant): void {
    const state = { isMuted: true, hasCamera: false, hasScreen: false };
    const pictures: Partial<Record<VideoSource, MediaStreamTrack>> = {};
    for (const publication of person.trackPublications.values()) {
      const { source, isMuted, track } = publication;
      if (source === Track.Source.Microphone) state.isMuted = isMuted;
      const picture = videoSourceOf(source);
      if (!picture || isMuted) continue;
      if (picture === 'camera') state.hasCamera = true;
      else state.hasScreen = true;
      if (track && !(this.isSealed && !publication.isEncrypted)) pictures[picture] = track.mediaStreamTrack;
    }
    const { events } = this.parts;
    events.sent(person.identity, state);
    events.picture(person.identity, 'camera', pictures.camera);
    events.picture(person.identity, 'screen', pictures.screen);
  }

  /** Brings what is published to what is wanted; what is wanted meanwhile is done after it. */
  private async apply(): Promise<void> {
    if (this.isApplying || this.isClosed || this.room.state !== 'connected') return;
    this.isApplying = true;
    try {
      let done: SentMedia | undefined;
      while (this.wanted && done !== this.wanted && !this.isClosed) {
        done = this.wanted;
        for (const slot of slots) await this.applyOne(slot, done).catch(() => {});
      }
    } finally {
      this.isApplying = false;
    }
  }

  private async applyOne(slot: Slot, media: SentMedia): Promise<void> {
    const track = media[slot];
    const { published, room } = this;
    const now = published.get(slot);
    if (!track) {
      if (!now) return;
      // A screen is another one each time; microphone and camera come back on the line they had.
      if (slot === 'microphone' || slot === 'camera') return void (await now.publication.mute());
      published.delete(slot);
      await room.localParticipant.unpublishTrack(now.track, false);
      return;
    }
    const isMuted = slot === 'microphone' && media.muted;
    if (!now) {
      const publication = await room.localParticipant.publishTrack(track, { source: sources[slot] });
      published.set(slot, { publication, track });
    } else if (now.track !== track) {
      await now.publication.track?.replaceTrack(track, true);
      now.track = track;
    }
    const { publication } = published.get(slot)!;
    if (isMuted && !publication.isMuted) await publication.mute();
    if (!isMuted && publication.isMuted) await publication.unmute();
  }

  private tell(state: SessionState): void {
    if (!this.isClosed) this.parts.events.state(state);
  }
}
