/** Anything that can stand in JSON. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [name: string]: Json | undefined };

/** Somebody named in a text: the letters from `start` on, `length` of them. */
export interface PayloadMention {
  readonly [name: string]: Json | undefined;
}

interface Said {
  /** The version of this shape. A client that meets a higher one says that it is too old, and shows nothing else. */
  v: 1;
  /** The key under which it was sent. Receivers show each key of a sender once. */
  key: string;
}

/** A message: a line of the room of its own. */
export interface MessagePayload extends Said {
  kind: 'message';
  text: string;
  /** MessageContent of the contract; each file in it carries what opens it (`sealed`). */
  content?: Json;
  /** The quote of the message it answers. */
  replyTo?: Json;
  mentions?: readonly PayloadMention[];
  /** Seconds after which it goes by itself. */
  vanishAfter?: number;
  /** The card of a link, made by the sender's own device. */
  card?: Json;
  forwarded?: boolean;
}

/** Other words for a message of mine. */
export interface EditPayload extends Said {
  kind: 'edit';
  seq: number;
  text: string;
  mentions?: readonly PayloadMention[];
}

/** A reaction to a message, or its end. */
export interface ReactPayload extends Said {
  kind: 'react';
  seq: number;
  emoji: string | null;
}

/** The name that a secret room has for its members alone. */
export interface NamePayload extends Said {
  kind: 'name';
  name: string;
}

/** What stands inside a sealed message. */
export type Payload = MessagePayload | EditPayload | ReactPayload | NamePayload;

/** A payload that has no key yet. */
export type PayloadDraft = Payload extends infer Each
  ? Each extends Payload
    ? Omit<Each, 'key' | 'v'>
    : never
  : never;

/** Why a payload cannot be read: `version` is of a newer client, `shape` of a broken or hostile one. */
export class PayloadError extends Error {
  readonly code: 'version' | 'shape' | 'too_large';
  constructor(code: 'version' | 'shape' | 'too_large', message: string) {
    super(message);
    this.name = 'PayloadError';
    this.code = code;
  }
}
