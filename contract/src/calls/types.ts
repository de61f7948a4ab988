import { z } from 'zod';
import { AccountId, ChatId, DeviceId, Moment, Seq } from '../wire/ids.ts';

/** The id of a call: a UUIDv7 string. */
export const CallId = z.uuid().brand<'CallId'>();
/** The id of a call: a UUIDv7 string. */
export type CallId = z.infer<typeof CallId>;

/** How a call began: with voices alone, or with pictures. Everybody in it decides for themselves what they send. */
export const CallKind = z.enum(['voice', 'video']);
/** How a call began: with voices alone, or with pictures. */
export type CallKind = z.infer<typeof CallKind>;

/** `direct`: two devices, from browser to browser. `room`: over the host. A call goes from the first to the second, never back. */
export const CallWay = z.enum(['direct', 'room']);
/** From browser to browser, or over the host. */
export type CallWay = z.infer<typeof CallWay>;

/** How a call ended. `ended`: people spoke. The others tell why nobody did, but for `failed`: the line did not hold. */
export const CallEnd = z.enum(['ended', 'declined', 'busy', 'noAnswer', 'cancelled', 'failed']);
/** How a call ended. */
export type CallEnd = z.infer<typeof CallEnd>;

/** One device of one person, where a call is spoken of. */
export const CallDevice = z.strictObject({ accountId: AccountId, deviceId: DeviceId });
/** One device of one person, where a call is spoken of. */
export type CallDevice = z.infer<typeof CallDevice>;

/** How somebody is called in the room of a call that goes over the host. */
export const identityOf = ({ accountId, deviceId }: { accountId: string; deviceId: string }): string =>
  `${accountId}:${deviceId}`;

/** Somebody in a call, by the one device they are in it with. Who they are is asked of the chat. */
export const CallPerson = z.object({
  accountId: AccountId,
  deviceId: DeviceId,
  joinedAt: Moment,
  /** They came by a link, without an account. */
  guest: z.boolean(),
  /** Since when their hand is raised; null where it is not. */
  handAt: Moment.nullable(),
  muted: z.boolean(),
  camera: z.boolean(),
});
/** Somebody in a call, by the one device they are in it with. */
export type CallPerson = z.infer<typeof CallPerson>;

/** How a call has ended. */
export const CallResult = z.object({
  why: CallEnd,
  at: Moment,
  /** From when there were two in it to its end. */
  seconds: z.int(),
  /** Who was in it, at most 50. */
  people: z.array(AccountId),
  /** More people came: whoever was in it is in this call of a group now, and goes on there. */
  movedTo: z.object({ chatId: ChatId, callId: CallId }).optional(),
});
/** How a call has ended. */
export type CallResult = z.infer<typeof CallResult>;

/** A call as it stands, for the members of its chat. */
export const LiveCall = z.object({
  callId: CallId,
  chatId: ChatId,
  kind: CallKind,
  way: CallWay,
  /** Who started it. */
  by: AccountId,
  startedAt: Moment,
  /** Since when there have been two in it. */
  answeredAt: Moment.nullable(),
  people: z.array(CallPerson),
  /** Who is being rung. */
  ringing: z.array(AccountId),
  /** Of those, who have a device that really rings. */
  heard: z.array(AccountId),
  /** Being recorded: it is not encrypted from end to end then, and everybody in it sees so. */
  recording: z.object({ by: AccountId, since: Moment }).nullable(),
  /** The message in the chat that tells of it. */
  seq: Seq,
  /** Counts the changes: of two tellings the one with the greater number is right. */
  rev: z.int(),
  ended: CallResult.nullable(),
});
/** A call as it stands, for the members of its chat. */
export type LiveCall = z.infer<typeof LiveCall>;

/** A relay or a helper for finding a way from browser to browser, as `RTCPeerConnection` takes it. */
export const IceServers = z.array(
  z.object({ urls: z.array(z.string()), username: z.string().optional(), credential: z.string().optional() }),
);
/** Relays and helpers, as `RTCPeerConnection` takes them. */
export type IceServers = z.infer<typeof IceServers>;

/** What opens the room of a call that goes over the host: for one device, and a short while. */
export const MediaPass = z.object({
  /** Where livekit-client connects: a path of this host (`/media/1`), or a whole address (`wss://…`). */
  url: z.string(),
  token: z.string(),
  iceServers: IceServers,
  /** Frames are to be encrypted by the people in it; false while it is being recorded. */
  e2ee: z.boolean(),
  expiresAt: Moment,
});
/** What opens the room of a call that goes over the host. */
export type MediaPass = z.infer<typeof MediaPass>;

/** A call among mine. */
export const HistoryCall = z.object({
  callId: CallId,
  chatId: ChatId,
  kind: CallKind,
  /** I started it, or somebody else. */
  direction: z.enum(['out', 'in']),
  by: AccountId,
  at: Moment,
  /** How it went for me; `ended` where I was in it. */
  why: CallEnd,
  /** For how long I was in it with others. */
  seconds: z.int(),
  /** I was called and did not answer. */
  missed: z.boolean(),
  seen: z.boolean(),
});
/** A call among mine. */
export type HistoryCall = z.infer<typeof HistoryCall>;

/** What this host offers to calls. */
export const CallOffers = z.object({
  on: z.boolean(),
  engine: z.enum(['embedded', 'livekit', 'none']),
  /** Devices in one call with pictures, and with voices alone; 0 where there are only calls of two, from browser to browser. */
  videoPeople: z.int(),
  voicePeople: z.int(),
  recording: z.boolean(),
  /** There is a relay for networks that let nothing else through. */
  relay: z.boolean(),
});
/** What this host offers to calls. */
export type CallOffers = z.infer<typeof CallOffers>;
