import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { utf8 } from '../bytes/bytes.ts';
import { decodePayload, encodePayload } from './encode-payload.ts';
import { largestPadded, pad, paddedSize, unpad } from './pad.ts';
import { PayloadError, type Payload } from './payload.ts';

describe('a payload', () => {
  const payloads: Payload[] = [
    {
      v: 1,
      kind: 'message',
      key: 'k',
      text: '안녕 👋',
      replyTo: { seq: 3 },
      mentions: [{ start: 0, length: 2 }],
    },
    {
      v: 1,
      kind: 'message',
      key: 'k',
      text: '',
      content: { type: 'photos', files: [{ id: 'f' }] },
      vanishAfter: 30,
    },
    { v: 1, kind: 'edit', key: 'k', seq: 4, text: 'new' },
    { v: 1, kind: 'react', key: 'k', seq: 4, emoji: null },
    { v: 1, kind: 'name', key: 'k', name: 'Nest' },
  ];

  test.each(payloads)('of every kind comes back: $kind', (payload) => {
    expect(decodePayload(encodePayload(payload))).toEqual(payload);
  });

  test('of a newer version is told from a broken one', () => {
    expect(() => decodePayload(utf8('{"v":2,"kind":"hologram","key":"k"}'))).toThrow(
      expect.objectContaining({ code: 'version' }) as Error,
    );
    for (const broken of [
      '',
      'null',
      '[]',
      '{"v":1}',
      '{"v":1,"kind":"message","key":"k"}',
      '{"v":1,"kind":"message","text":"no key"}',
      '{"v":1,"kind":"edit","key":"k","seq":-1,"text":""}',
      '{"v":1,"kind":"react","key":"k","seq":1,"emoji":5}',
      '{"v":1,"kind":"dance","key":"k"}',
    ]) {
      expect(() => decodePayload(utf8(broken))).toThrow(expect.objectContaining({ code: 'shape' }) as Error);
    }
    expect(() => decodePayload(Uint8Array.of(0xff, 0xfe))).toThrow(PayloadError);
  });

  test('keeps parts it does not know, for a client of tomorrow', () => {
    const text = '{"v":1,"kind":"name","key":"k","name":"n","colour":"plum"}';
    expect(decodePayload(utf8(text))).toMatchObject({ colour: 'plum' });
  });
});

describe('padding', () => {
  test('gives 256 and powers of two, up to what a message carries', () => {
    expect([0, 252, 253, 508, 509, 40_000].map(paddedSize)).toEqual([
      256,
      256,
      512,
      512,
      1024,
      largestPadded,
    ]);
    expect(() => paddedSize(largestPadded)).toThrow(expect.objectContaining({ code: 'too_large' }) as Error);
  });

  test('comes off again, whatever was inside', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
        expect(unpad(pad(bytes))).toEqual(new Uint8Array(bytes));
      }),
    );
  });

  test('of another kind is refused', () => {
    const padded = pad(utf8('hello'));
    const hidden = Uint8Array.from(padded);
    hidden[200] = 1;
    const long = Uint8Array.from(padded);
    long[3] = 255;
    for (const wrong of [hidden, long, padded.subarray(0, 255), new Uint8Array(3), new Uint8Array(512)]) {
      expect(() => unpad(wrong)).toThrow(PayloadError);
    }
  });
});
