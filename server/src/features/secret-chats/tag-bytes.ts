import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Message franking, the host's half: what a sender has committed to, and how the host marks it. The same bytes as
 * `@maru/crypto/franking`, which clients use; a test keeps the two together.
 */
const frame = (parts: readonly (Buffer | string)[]): Buffer =>
  Buffer.concat(
    parts.flatMap((part) => {
      const bytes = Buffer.from(part as string);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );

const hmac = (key: Buffer, bytes: Buffer): Buffer => createHmac('sha256', key).update(bytes).digest();

/** What a sender has committed to with this body and this opening, in this room. */
export const commitmentOf = (roomId: string, { body, opening }: { body: Buffer; opening: Buffer }): Buffer =>
  hmac(opening, frame(['maru secret chat commitment v1', roomId, body]));

/** What the host marks: who sent which commitment where and when. */
export interface Marked {
  commitment: Buffer;
  accountId: string;
  deviceId: string;
  roomId: string;
  seq: number;
  at: Date;
}

const markOf = (key: Buffer, { commitment, accountId, deviceId, roomId, seq, at }: Marked): Buffer =>
  hmac(
    key,
    frame([
      'maru secret chat tag v1',
      commitment,
      accountId,
      deviceId,
      roomId,
      String(seq),
      String(at.getTime()),
    ]),
  );

/** A key of the host, and its number. */
export interface MarkKey {
  number: number;
  key: Buffer;
}

/** The host's mark: the number of the key, and the mark under it. */
export const writeTag = ({ number, key }: MarkKey, marked: Marked): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(number);
  return Buffer.concat([head, markOf(key, marked)]);
};

/** The number of the key that a tag was made with; undefined where it is none. */
export const keyNumberOf = (tag: Buffer): number | undefined =>
  tag.length === 36 ? tag.readUInt32BE(0) : undefined;

/** Was this tag made with this key, of this? It takes the same time either way. */
export const isTagOf = (tag: Buffer, key: MarkKey, marked: Marked): boolean => {
  const right = writeTag(key, marked);
  return right.length === tag.length && timingSafeEqual(right, tag);
};
