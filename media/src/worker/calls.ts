/** The key that signs the tokens of those who come in, as LiveKit calls it: its name and its secret. */
export type MediaKey = { id: string; secret: string };

/** What carries the packets: `node-datachannel` (native, quicker) or `werift` (TypeScript, also over TURN by TCP). */
export type TransportKind = 'node-datachannel' | 'werift';

/** What one worker takes on at most. A join beyond it is refused with `full`. */
export type MediaLimits = { maxEgressMbps: number; maxPacketsPerSecond: number; maxPeers: number };

/** Losses that tests ask for, as parts of one: packets thrown away on their way to people, and from them. */
export type TestFaults = { lossDown?: number; lossUp?: number };

/** How a worker is started. */
export type MediaWorkerOptions = {
  key: MediaKey;
  /** The one UDP port that all media goes through; 0 takes a free one. */
  udpPort: number;
  /** Addresses that stand in our candidates instead of those of this machine: what the outside calls us. */
  announced?: string[];
  /** The address that media is listened for on; without it, all. */
  bind?: string;
  transport?: TransportKind;
  limits: MediaLimits;
  testFaults?: TestFaults;
};

/** Two kinds of rooms: a call, where all may speak, and a broadcast, where a few are on stage. */
export type RoomKind = 'call' | 'broadcast';

/** A room as it is opened. */
export type RoomOptions = { roomId: string; kind: RoomKind; maxPublishers: number; maxViewers: number };

/** What somebody may do in a room: a viewer publishes nothing. */
export type Role = 'host' | 'speaker' | 'viewer';

/** Where a track comes from. */
export type Source = 'mic' | 'camera' | 'screen' | 'screenSound';

/** What can be muted by the room's own side: the screen goes together with its sound. */
export type MutableSource = 'mic' | 'camera' | 'screen';

/** One track that somebody publishes. */
export type TrackView = {
  trackSid: string;
  source: Source;
  muted: boolean;
  width?: number;
  height?: number;
};

/** One device in a room. */
export type ParticipantView = {
  /** `<accountId>:<deviceId>`. */
  identity: string;
  role: Role;
  joinedAtMs: number;
  tracks: TrackView[];
  transport: TransportKind;
};

/** One recorded file. */
export type RecordedFile = {
  identity: string;
  source: Source;
  file: string;
  startedAtMs: number;
  durationMs: number;
  bytes: number;
  width?: number;
  height?: number;
};

/** What a recording has become. */
export type RecordingManifest = { files: RecordedFile[] };

/** How a worker is doing; the figures are those of the last two seconds. */
export type MediaHealth = {
  /** The part of one core that is used. */
  load: number;
  inPps: number;
  outPps: number;
  outMbps: number;
  rooms: number;
  people: number;
  /** The part of what was sent that people have reported as lost, in percent. */
  lossPercent: number;
  rssBytes: number;
  eventLoopP99Ms: number;
};

/** What happens in the rooms of a worker. */
export type MediaEvent =
  | { kind: 'joined'; roomId: string; identity: string; transport: TransportKind }
  | { kind: 'left'; roomId: string; identity: string; reason: LeftReason }
  | { kind: 'published'; roomId: string; identity: string; trackSid: string; source: Source }
  | { kind: 'unpublished'; roomId: string; identity: string; trackSid: string; source: Source }
  | { kind: 'speaking'; roomId: string; identities: string[] }
  | {
      kind: 'quality';
      roomId: string;
      identity: string;
      quality: 'good' | 'poor' | 'lost';
      lossPercent: number;
    }
  | { kind: 'firstFrame'; roomId: string; identity: string; trackSid: string; afterMs: number }
  | {
      kind: 'recording';
      roomId: string;
      recordingId: string;
      state: 'started' | 'stopped' | 'failed';
      message?: string;
    }
  | { kind: 'roomEmpty'; roomId: string };

/** Why somebody is no longer in a room. */
export type LeftReason = 'left' | 'lost' | 'removed' | 'replaced' | 'closed';

/** A running worker, seen from the process that has started it. */
export type MediaWorker = {
  /** The loopback port for signalling, http and WebSocket; a host pipes its `/media/*` to it. */
  readonly signalPort: number;
  readonly udpPort: number;
  readonly pid: number;
  openRoom(room: RoomOptions): Promise<void>;
  setRole(roomId: string, identity: string, role: Role): Promise<void>;
  mute(roomId: string, identity: string, source: MutableSource, muted: boolean): Promise<void>;
  /** Ends somebody's media at once, and refuses the tokens they hold. */
  remove(roomId: string, identity: string): Promise<void>;
  participants(roomId: string): Promise<ParticipantView[]>;
  closeRoom(roomId: string): Promise<void>;
  startRecording(roomId: string, options: { folder: string }): Promise<{ recordingId: string }>;
  stopRecording(recordingId: string): Promise<RecordingManifest>;
  health(): Promise<MediaHealth>;
  on<K extends keyof MediaWorkerEvents>(name: K, hear: (...said: MediaWorkerEvents[K]) => void): void;
  off<K extends keyof MediaWorkerEvents>(name: K, hear: (...said: MediaWorkerEvents[K]) => void): void;
  close(): Promise<void>;
};

/** What a worker tells by itself: what happens in its rooms, and that it has ended. */
export type MediaWorkerEvents = { event: [MediaEvent]; exit: [code: number | null, signal: string | null] };

/** What a worker is asked over its process channel, with what it answers. */
export type WorkerCalls = {
  start: { input: MediaWorkerOptions; output: { signalPort: number; udpPort: number } };
  openRoom: { input: RoomOptions; output: void };
  setRole: { input: { roomId: string; identity: string; role: Role }; output: void };
  mute: {
    input: { roomId: string; identity: string; source: MutableSource; muted: boolean };
    output: void;
  };
  remove: { input: { roomId: string; identity: string }; output: void };
  participants: { input: { roomId: string }; output: ParticipantView[] };
  closeRoom: { input: { roomId: string }; output: void };
  startRecording: { input: { roomId: string; folder: string }; output: { recordingId: string } };
  stopRecording: { input: { recordingId: string }; output: RecordingManifest };
  health: { input: void; output: MediaHealth };
};

/** The name of something a worker can be asked. */
export type WorkerCallName = keyof WorkerCalls;

/** A question to a worker. */
export type WorkerAsk = { id: number; call: WorkerCallName; input: unknown };

/** What a worker says: an answer, a refusal, or an event. */
export type WorkerSay =
  | { id: number; output: unknown }
  | { id: number; refusal: { code: MediaRefusalCode; message: string } }
  | { event: MediaEvent };

/** Why a worker refuses what it is asked. */
export type MediaRefusalCode = 'noSuchRoom' | 'noSuchPerson' | 'noSuchRecording' | 'busy' | 'failed';

/** A worker's refusal. */
export class MediaRefusal extends Error {
  readonly code: MediaRefusalCode;

  constructor(code: MediaRefusalCode, message: string) {
    super(message);
    this.name = 'MediaRefusal';
    this.code = code;
  }
}
