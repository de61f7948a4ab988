import type { AccountId, ChatId, DeviceId, HistoryCall, PictureId } from '@maru/contract';

/** What a screen shows of calls: the door between what carries a call and what draws it. */

export type CallId = string;
/** One device of one person in a call: `<accountId>:<deviceId>`. */
export type CallIdentity = string;
export type CallKind = 'voice' | 'video';
/** Browser to browser, or through a room of the host's engine. */
export type CallWay = 'direct' | 'room';
export type VideoSource = 'camera' | 'screen';

/** Why a call cannot begin, or stands worse than it should. */
export type Trouble =
  | 'noMicrophone'
  | 'noCamera'
  | 'microphoneRefused'
  | 'cameraRefused'
  | 'deviceBusy'
  | 'insecurePage'
  | 'unsupported'
  | 'networkBlocked'
  | 'full'
  | 'lineLost'
  | 'removed'
  | 'over'
  | 'hostBusy';

export type CallPhase =
  /** The browser is asked for microphone and camera. */
  | 'asking'
  /** The host has been told; no device of the other rings yet. */
  | 'calling'
  /** It rings at the other's. */
  | 'ringing'
  /** It rings here; nobody has answered. */
  | 'incoming'
  | 'connecting'
  | 'connected'
  | 'reconnecting'
  | 'ended';

/** Why a call has ended, for whoever was in it. */
export type CallEnding =
  | 'ended'
  | 'declined'
  | 'busy'
  | 'noAnswer'
  | 'cancelled'
  | 'failed'
  /** Somebody took me out. */
  | 'removed'
  /** It goes on at another device of mine. */
  | 'taken'
  /** It goes on in another tab of this browser. */
  | 'otherTab'
  | 'answeredElsewhere'
  | 'declinedElsewhere';

/**
 * How far keys vouch for who it is: compared in person; sealed, and the key is the one that was always theirs;
 * sealed, by a device that has no keys of its own; not sealed from end to end, as while it is recorded.
 */
export type CallTrust = 'verified' | 'encrypted' | 'unconfirmed' | 'open';

export type LineQuality = 'good' | 'poor' | 'lost';

export interface PersonView {
  identity: CallIdentity;
  accountId: AccountId;
  deviceId: DeviceId;
  name: string;
  photo: PictureId | null;
  isGuest: boolean;
  isSpeaking: boolean;
  isMuted: boolean;
  hasCamera: boolean;
  hasScreen: boolean;
  line: LineQuality;
  hand: boolean;
  /** The newest reaction; `at` in milliseconds since 1970. It is taken away after a few seconds. */
  reaction?: { emoji: string; at: number };
  trust: CallTrust;
  /** Their key is not the known one, and this person talks without them. */
  isLeftOut: boolean;
}

export interface DeviceChoice {
  id: string;
  label: string;
}

/** What this device can hear, see and speak with, and what is chosen. */
export interface DevicesView {
  microphones: readonly DeviceChoice[];
  cameras: readonly DeviceChoice[];
  /** Empty where the browser does not let a page choose. */
  speakers: readonly DeviceChoice[];
  /** The chosen ids; undefined stands for what the system takes by itself. */
  microphone?: string;
  camera?: string;
  speaker?: string;
  noise: boolean;
  blur: boolean | 'cannot';
  /** There is a camera at the front and one at the back. */
  canFlip: boolean;
  canShareScreen: boolean;
}

/** The call this tab is in, or that it begins or has just ended. */
export interface CallView {
  /** Undefined until the host has answered. */
  callId?: CallId;
  chatId: ChatId;
  kind: CallKind;
  way: CallWay;
  direction: 'out' | 'in' | 'join';
  phase: CallPhase;
  endedWhy?: CallEnding;
  /** Milliseconds since 1970. */
  startedAt?: number;
  /** When the first other was heard or seen; the clock of the screen counts from here. */
  connectedAt?: number;
  me: PersonView;
  /** The others, in the order in which they came. */
  people: readonly PersonView[];
  /** Whom it rings at and who has not answered. */
  ringing: readonly AccountId[];
  /** The least of all people's. */
  trust: CallTrust;
  recording?: { by: AccountId; since: number };
  /** Somebody wants to record, and this person has not agreed yet. */
  asksRecording?: { by: AccountId };
  /** The key of somebody is not the one that is known here: nothing is said to them before this person has answered. */
  asksKey?: { of: AccountId };
  trouble?: Trouble;
  isSmall: boolean;
  layout: 'speaker' | 'gallery';
  pinned?: CallIdentity;
  /** The one who speaks, or spoke last. */
  speaker?: CallIdentity;
  devices: DevicesView;
}

/** A call that rings here. */
export interface IncomingCall {
  callId: CallId;
  chatId: ChatId;
  kind: CallKind;
  from: { id: AccountId; name: string; photo: PictureId | null };
  /** The name of the room where it is a group's; null for a call between two. */
  title: string | null;
  /** Milliseconds since 1970. */
  at: number;
}

/** A call that goes on in a chat, as all members see it. */
export interface LiveCallView {
  callId: CallId;
  chatId: ChatId;
  kind: CallKind;
  by: AccountId;
  startedAt: number;
  people: readonly { accountId: AccountId; deviceId: DeviceId; name: string; photo: PictureId | null }[];
  /** Counts the changes: the greater is the later. */
  rev: number;
  recording: boolean;
  /** A device of mine is in it: this tab, another tab of this browser, or another device. */
  mine: 'here' | 'otherTab' | 'otherDevice' | null;
}

/** A line of the history of my calls. */
export type CallHistoryItem = HistoryCall;

export interface CallHistoryView {
  items: readonly CallHistoryItem[];
  /** Missed ones that have not been looked at. */
  unseen: number;
  isWhole: boolean;
  isLoading: boolean;
}

/** The test of the devices, before or beside a call. */
export interface DeviceTestView {
  isOpen: boolean;
  trouble?: Trouble;
  /** The picture of the camera for the preview. */
  camera?: MediaStreamTrack;
  /** The short recording of the voice is being made, or played back. */
  voice: 'idle' | 'recording' | 'playing';
}
