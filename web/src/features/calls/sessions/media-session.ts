import type { SenderKey } from '@maru/crypto/calls';
import type { CallIdentity, CallWay, VideoSource } from '../call-view.ts';

/** What this device sends. What is left out is not sent. */
export interface SentMedia {
  muted: boolean;
  microphone?: MediaStreamTrack;
  camera?: MediaStreamTrack;
  screen?: MediaStreamTrack;
  screenSound?: MediaStreamTrack;
}

/** What is known of how somebody sends, from whoever carries it. */
export interface SentState {
  isMuted: boolean;
  hasCamera: boolean;
  hasScreen: boolean;
}

/** What two devices say to each other, signed by whoever says it. */
export type PeerWord =
  | { is: 'sdp'; description: { type: 'offer' | 'answer'; sdp: string } }
  | { is: 'candidate'; candidate: RTCIceCandidateInit | null }
  | { is: 'sent'; sent: SentState };

export type SessionState =
  | 'connecting'
  | 'up'
  /** It was up, and is being mended. */
  | 'down'
  /** It does not mend by itself: another session has to take its place. */
  | 'failed'
  /** The same, and why: words get through, packets do not. */
  | 'blocked';

/** What a session tells of. */
export interface SessionEvents {
  state(state: SessionState): void;
  /** A picture has come, or gone with undefined. */
  picture(identity: CallIdentity, source: VideoSource, track: MediaStreamTrack | undefined): void;
  sent(identity: CallIdentity, state: SentState): void;
}

/** What carries pictures and sound: from browser to browser, or through a room. */
export interface MediaSession {
  readonly way: CallWay;
  start(): Promise<void>;
  /** From now on this is sent; what was sent before and is not named any more is not. */
  send(media: SentMedia): void;
  /** Shows a picture in an element until the returned function is called. */
  attach(identity: CallIdentity, source: VideoSource, element: HTMLVideoElement): () => void;
  /** What is received from somebody: for how loud they are, and how good their line is. */
  receivers(identity: CallIdentity): RTCRtpReceiver[];
  chooseSpeaker(id: string | undefined): void;
  /** The network of this device has changed. */
  heal(): void;
  close(): void;
  /** Between two: what the other has said. */
  hear?(word: PeerWord): void;
  /** In a room: with this key somebody seals from now on. */
  putKey?(identity: CallIdentity, key: SenderKey): void;
  /** In a room: frames are sealed by the devices in it. A session stays as it began. */
  readonly isSealed?: boolean;
}
