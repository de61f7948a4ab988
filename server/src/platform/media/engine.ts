/** What a room is for: a call among equals, or a few on stage with hundreds who watch. */
export type RoomKind = 'call' | 'broadcast';

/** What somebody may do in a room. A host and a speaker send and receive; a viewer only receives. It changes live. */
export type Role = 'host' | 'speaker' | 'viewer';

/** What a track shows or lets hear. */
export type MediaSource = 'microphone' | 'camera' | 'screen' | 'screenSound';

/** A room that is wished for. */
export interface RoomWish {
  /** At most 64 of letters, digits and hyphens; never used again once it was closed. The id of a call will do. */
  roomId: string;
  kind: RoomKind;
  /** Devices that may send at the same time. */
  maxPublishers: number;
  /** Devices that may be there at the same time, those who send among them. */
  maxPeople: number;
}

/** Who is to come in, and as what. */
export interface JoinWish {
  roomId: string;
  /**
   * One device of one person: `<accountId>:<deviceId>`, at most 128 characters without blanks. A second line under the
   * same identity ends the first.
   */
  identity: string;
  role: Role;
  /** How long the pass opens the door, in seconds; 600 when it is not said. Whoever is in stays in. */
  ttlSeconds?: number;
}

/** Where a browser finds a relay, as `RTCPeerConnection` takes it. */
export interface IceServer {
  urls: string[];
  username?: string;
  credential?: string;
}

/** What a device needs in order to come in. */
export interface JoinPass {
  /**
   * Where livekit-client connects. Of the embedded engine a path of this host ('/media/1'), to be resolved against the
   * address by which the device reaches the host; of LiveKit a whole address ('wss://…').
   */
  url: string;
  token: string;
  iceServers: IceServer[];
  expiresAt: Date;
}

/** Somebody who is in a room. */
export interface ParticipantView {
  identity: string;
  role: Role;
  joinedAt: Date;
  /** What they send, muted or not. */
  tracks: { source: MediaSource; muted: boolean }[];
}

/** What happens in the rooms; never what is said in them. */
export type MediaEvent = { roomId: string; at: Date } & (
  | { type: 'joined'; identity: string }
  /** 'gone': hung up, or their room was closed; 'lost': their line broke and did not come back; 'removed': by `remove`. */
  | { type: 'left'; identity: string; why: 'gone' | 'removed' | 'lost' }
  | { type: 'published' | 'unpublished'; identity: string; source: MediaSource }
  /** The room stands elsewhere now: whoever was in it needs a new pass (`issueJoin`) and comes back by itself. */
  | { type: 'moved' }
  /** The room is no more. 'closed': by `closeRoom`; 'lost': the engine has lost it, and it can be opened anew. */
  | { type: 'ended'; why: 'closed' | 'lost' }
  /** A recording has ended otherwise than by `stopRecording`; what was kept until then is there. */
  | { type: 'recordingEnded'; recordingId: string }
  /** What was recorded when a process ended lay here: it is finished, and belongs to whoever hears this, as by `stopRecording`. */
  | { type: 'recordingFound'; recording: Recording }
);

type WithoutTime<Event> = Event extends unknown ? Omit<Event, 'at'> : never;

/** The same before it is known when. */
export type MediaNews = WithoutTime<MediaEvent>;

/** One file of a recording: what one person's one source sent. */
export interface RecordedFile {
  identity: string;
  source: 'voice' | 'camera' | 'screen';
  /** Absolute, on this machine. */
  path: string;
  mime: 'video/webm' | 'audio/webm';
  bytes: number;
  /** After the beginning of the recording, in milliseconds. */
  startsAtMs: number;
  durationMs: number;
}

/** A recording that is finished. Its files belong to whoever asked for it, who deletes the folder. */
export interface Recording {
  recordingId: string;
  roomId: string;
  startedAt: Date;
  /** What was given with `startRecording`. */
  note: string;
  folder: string;
  files: RecordedFile[];
}

/** How the engine is; nothing of who. */
export interface EngineHealth {
  /** From 0 (idle) to 1 (nothing more fits). */
  load: number;
  rooms: number;
  people: number;
  outPacketsPerSecond: number;
  outMbps: number;
  /** Lost of what was sent, from 0 to 1. */
  loss: number;
  /** Programs that carry media, and how often one of them died. */
  workers: number;
  crashes: number;
}

/** What this host offers to calls. */
export interface EngineOffers {
  engine: 'embedded' | 'livekit' | 'none';
  /** Devices in one call with cameras on, and with voices alone. 0: there are no rooms, only calls of two. */
  videoPeople: number;
  voicePeople: number;
  /** Devices that may watch one broadcast. */
  viewers: number;
  recording: boolean;
  /** A TURN server is named, for networks that let no UDP through. */
  relay: boolean;
}

/**
 * Why the engine cannot. 'off': there is none here. 'full': a limit of rooms, people or bandwidth is reached; it may be
 * gone in a moment. 'unreachable': the engine does not answer; try again. 'noRoom', 'noPerson': not there (any more).
 * 'cannot': this engine does not do that.
 */
export type MediaTroubleCode = 'off' | 'full' | 'unreachable' | 'noRoom' | 'noPerson' | 'cannot';

/** An expected "no" of an engine. */
export class MediaTrouble extends Error {
  readonly code: MediaTroubleCode;
  constructor(code: MediaTroubleCode, words: string) {
    super(words);
    this.name = 'MediaTrouble';
    this.code = code;
  }
}

/**
 * Carries voices and pictures of rooms. Who may come in is decided by whoever asks; the engine sees to it that nobody
 * else does. Every promise fails with a MediaTrouble, or with a bug.
 */
export interface MediaEngine {
  readonly offers: EngineOffers;
  /** For a call of two from browser to browser, and for whoever joins: relays with credentials of an hour, or none. */
  iceServers(identity: string): IceServer[];
  /** Makes room. The second time it changes nothing. Troubles: off, full, unreachable. */
  openRoom(wish: RoomWish): Promise<void>;
  /** A pass for one device into one room that is open. Whoever was removed gets one too: ask before. Troubles: off, full, noRoom, unreachable. */
  issueJoin(wish: JoinWish): Promise<JoinPass>;
  /** What they send and may no longer send stops within a second. Holds for their next pass only if that says so too. Troubles: noRoom, noPerson. */
  setRole(roomId: string, identity: string, role: Role): Promise<void>;
  /** Silences or hides what somebody sends of this source; only they can turn it on again. Troubles: noRoom, noPerson. */
  mute(roomId: string, identity: string, source: MediaSource): Promise<void>;
  /**
   * Sends somebody out: their media stops within a second, and no pass that they were given before opens the door again.
   * Nothing happens where they are not in.
   */
  remove(roomId: string, identity: string): Promise<void>;
  /** Who is in. Empty where there is no such room. */
  participants(roomId: string): Promise<ParticipantView[]>;
  /**
   * Keeps what is sent in the clear from now on, one file a person and source. The note is kept with it and given back: all
   * that is needed to bring the recording to where it belongs. Troubles: cannot, noRoom.
   */
  startRecording(roomId: string, options: { recordingId: string; note: string }): Promise<void>;
  /** Ends it and gives what was kept. Troubles: noRoom (nothing of this name is being or was recorded). */
  stopRecording(recordingId: string): Promise<Recording>;
  /** Sends everybody out and forgets the room. Nothing happens where there is none. */
  closeRoom(roomId: string): Promise<void>;
  /** Hears what happens in the rooms, until the function that is given back is called. */
  onEvent(hear: (event: MediaEvent) => void): () => void;
  /** Where on this machine the signalling of a room goes that comes in by our own port; undefined where none does. */
  findSignalPort?(roomId: string): Promise<number | undefined>;
  /** Which other process of this host takes that signalling; undefined where this one does, or nobody. */
  findElsewhere?(): Promise<URL | undefined>;
  /** The engine that runs in this process, where it is this one that carries the calls of the host. */
  findOwn?(): MediaEngine | undefined;
  /** The doors are open: this process may carry calls from now on. */
  begin?(): Promise<void>;
  /** A server that carries calls tells news by HTTP; false where it was not that server. Absent where none does. */
  hearWebhook?(body: string, authorization: string | undefined): Promise<boolean>;
  health(): Promise<EngineHealth>;
  /** Ends everything: with the host. */
  close(): Promise<void>;
}
