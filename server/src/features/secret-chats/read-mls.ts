import { fromBase64 } from './present.ts';
import { refuse } from '../../platform/refusal.ts';

/**
 * The beginning of MLS messages, which stands in clear (RFC 9420, 6): what a host can see that it is not being used for
 * something else. Members look at everything for themselves.
 */
const wireFormat = { publicMessage: 1, privateMessage: 2, welcome: 3, keyPackage: 5 } as const;
const contentType = { application: 1, commit: 3 } as const;
const senderIsMember = 1;
const version = 1;
const suite = 1;

/** Reads one field after the other. Throws a RangeError where the bytes end before. */
class Reader {
  at = 0;
  readonly bytes: Buffer;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  number(size: number): number {
    const value = this.bytes.readUIntBE(this.at, size);
    this.at += size;
    return value;
  }

  epoch(): number {
    const value = this.bytes.readBigUInt64BE(this.at);
    this.at += 8;
    return Number(value);
  }

  /** Bytes after their length, which takes one, two or four bytes itself (RFC 9420, 2.1.2). */
  vector(): Buffer {
    const first = this.bytes.readUInt8(this.at);
    const size = [1, 2, 4][first >> 6];
    if (size === undefined) throw new RangeError('no length');
    const length = this.number(size) - (first >> 6) * 2 ** (8 * size - 2);
    if (this.at + length > this.bytes.length) throw new RangeError('too short');
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
}

const read = <Result>(text: string, field: string, how: (reader: Reader) => Result): Result => {
  try {
    return how(new Reader(fromBase64(text)));
  } catch {
    throw refuse('bad_input', { field, why: 'not what MLS calls so' });
  }
};

const expect = (holds: boolean): void => {
  if (!holds) throw new RangeError('something else');
};

const begin = (reader: Reader, format: number): void =>
  expect(reader.number(2) === version && reader.number(2) === format);

/** Key packages of the one suite that is spoken here. */
export const requireKeyPackages = (texts: readonly string[]): Buffer[] =>
  texts.map((text) =>
    read(text, 'keyPackages', (reader) => {
      begin(reader, wireFormat.keyPackage);
      expect(reader.number(2) === version && reader.number(2) === suite && reader.bytes.length > 100);
      return reader.bytes;
    }),
  );

/** A commit of a member, with the group and the epoch that it says it is for. */
export const readCommit = (text: string): { bytes: Buffer; groupId: Buffer; epoch: number } =>
  read(text, 'commit', (reader) => {
    begin(reader, wireFormat.publicMessage);
    const [groupId, epoch] = [reader.vector(), reader.epoch()];
    expect(reader.number(1) === senderIsMember);
    reader.number(4);
    reader.vector();
    expect(reader.number(1) === contentType.commit);
    return { bytes: reader.bytes, groupId, epoch };
  });

/** A sealed message, with the group, the epoch and the authenticated data that it says. */
export const readSealed = (text: string): { groupId: Buffer; epoch: number; authenticated: Buffer } =>
  read(text, 'message', (reader) => {
    begin(reader, wireFormat.privateMessage);
    const [groupId, epoch] = [reader.vector(), reader.epoch()];
    expect(reader.number(1) === contentType.application);
    return { groupId, epoch, authenticated: reader.vector() };
  });

/** A welcome. */
export const readWelcome = (text: string): Buffer =>
  read(text, 'welcomes', (reader) => {
    begin(reader, wireFormat.welcome);
    expect(reader.number(2) === suite);
    return reader.bytes;
  });
