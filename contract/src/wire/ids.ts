import { z } from 'zod';

/** The id of an account or a guest: a UUIDv7 string. */
export const AccountId = z.uuid().brand<'AccountId'>();
/** The id of an account or a guest: a UUIDv7 string. */
export type AccountId = z.infer<typeof AccountId>;

/** The id of a chat: a UUIDv7 string. */
export const ChatId = z.uuid().brand<'ChatId'>();
/** The id of a chat: a UUIDv7 string. */
export type ChatId = z.infer<typeof ChatId>;

/** The id of one signed-in session: a UUIDv7 string. */
export const SessionId = z.uuid().brand<'SessionId'>();
/** The id of one signed-in session: a UUIDv7 string. */
export type SessionId = z.infer<typeof SessionId>;

/** The id of a device on which somebody is signed in: a UUID string. */
export const DeviceId = z.uuid().brand<'DeviceId'>();
/** The id of a device on which somebody is signed in: a UUID string. */
export type DeviceId = z.infer<typeof DeviceId>;

/** The id of an uploaded picture, as `POST /api/pictures` answers it. */
export const PictureId = z.uuid().brand<'PictureId'>();
/** The id of an uploaded picture, as `POST /api/pictures` answers it. */
export type PictureId = z.infer<typeof PictureId>;

/** The id of an uploaded file: a UUIDv7 string. */
export const FileId = z.uuid().brand<'FileId'>();
/** The id of an uploaded file: a UUIDv7 string. */
export type FileId = z.infer<typeof FileId>;

/** A place in a log: 1, 2, 3 … without holes; 0 stands for "before the first". */
export const Seq = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

/** A moment: ISO 8601 in UTC. */
export const Moment = z.iso.datetime();

/** Made by the sender, at most 64 letters; the same key from the same author in the same log is stored once. */
export const EntryKey = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[\x21-\x7e]+$/);

/** Which log: `chat:<id>` or `account:<id>`. */
export const LogName = z
  .string()
  .max(64)
  .regex(/^(chat|account):[0-9a-f-]{36}$/)
  .transform((name) => name as LogName);
/** Which log: `chat:<id>` or `account:<id>`. */
export type LogName = `chat:${string}` | `account:${string}`;
