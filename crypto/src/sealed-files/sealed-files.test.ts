import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinBytes, randomBytes, sameBytes } from '../bytes/bytes.ts';
import { layOut, padmeSize, placeOfChunk, SealedFileError } from './layout.ts';
import { openStream, SealedFile } from './open-file.ts';
import {
  FileSealer,
  startSealing,
  type PlainSource,
  type SealedRef,
  type SealingStart,
} from './seal-file.ts';

const chunkSize = 4096;

function sourceOf(bytes: Uint8Array): PlainSource {
  return { size: bytes.length, read: async (start, end) => bytes.slice(start, end) };
}

async function seal(bytes: Uint8Array, start: SealingStart = { ...startSealing(), chunkSize }) {
  const sealer = new FileSealer(start, sourceOf(bytes));
  const sealed = await gather(sealer.stream());
  return { sealed, ref: await sealer.ref(), sealer };
}

async function gather(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return joinBytes(all);
}

async function* inPieces(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

function fileOf(ref: SealedRef, sealed: Uint8Array) {
  return SealedFile.open(ref, async (start, end) => sealed.slice(start, end));
}

describe('Padmé', () => {
  test('adds at most 12 %, never takes away, and gives few sizes', () => {
    const sizes = new Set<number>();
    for (let size = 1; size < 3_000_000; size += 997) {
      const padded = padmeSize(size);
      expect(padded).toBeGreaterThanOrEqual(size);
      if (size > 1024) expect(padded).toBeLessThanOrEqual(size * 1.12);
      expect(padmeSize(padded)).toBe(padded);
      sizes.add(padded);
    }
    expect(sizes.size).toBeLessThan(250);
    expect(padmeSize(5_000_000_001)).toBeGreaterThan(5_000_000_000);
  });
});

describe('a sealed file', () => {
  test('comes back whole, whatever its size and however it is cut on its way', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(4 * chunkSize), fc.integer({ min: 1, max: 9_000 }), async (size, piece) => {
        const bytes = randomBytes(size);
        const { sealed, ref, sealer } = await seal(bytes);
        expect(sealed.length).toBe(layOut(size, chunkSize).sealedSize);
        expect(sealer.size).toBe(sealed.length);
        expect(sameBytes(await gather(openStream(ref, inPieces(sealed, piece))), bytes)).toBe(true);
        expect(sameBytes(await gather((await fileOf(ref, sealed)).stream()), bytes)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test('is opened at any place, and only the chunks of that place are fetched', async () => {
    const bytes = randomBytes(9 * chunkSize + 77);
    const { sealed, ref } = await seal(bytes);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length), fc.nat(bytes.length), async (one, other) => {
        const [start, end] = [Math.min(one, other), Math.max(one, other)];
        let fetched = 0;
        const file = await SealedFile.open(ref, async (from, to) => {
          fetched += to - from;
          return sealed.slice(from, to);
        });
        fetched = 0;
        expect(sameBytes(await file.slice(start, end), bytes.subarray(start, end))).toBe(true);
        expect(fetched).toBeLessThanOrEqual(end - start + 2 * (chunkSize + 16) + 16 * 12);
        expect(sameBytes(await gather(file.stream(start, end)), bytes.subarray(start, end))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test('comes out the same, in any slices and after a break', async () => {
    const bytes = randomBytes(3 * chunkSize + 5);
    const start = { ...startSealing(), chunkSize };
    const { sealed, ref } = await seal(bytes, start);
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length), fc.nat(sealed.length), async (one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const again = new FileSealer(start, sourceOf(bytes));
        expect(sameBytes(await again.slice(from, to), sealed.subarray(from, to))).toBe(true);
        expect(sameBytes((await again.ref()).root, ref.root)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test('is not sealed on when the file has changed meanwhile', async () => {
    const bytes = randomBytes(2 * chunkSize);
    const start = { ...startSealing(), chunkSize };
    const { sealer } = await seal(bytes, start);
    const changed = Uint8Array.from(bytes);
    changed[10]! ^= 1;
    const again = new FileSealer({ ...start, hashes: sealer.hashes }, sourceOf(changed));
    await expect(again.slice(0, 100)).rejects.toMatchObject({ code: 'changed' });
    const shorter = new FileSealer(start, { ...sourceOf(bytes), read: async () => new Uint8Array(3) });
    await expect(shorter.slice(0, 100)).rejects.toMatchObject({ code: 'changed' });
  });

  test('says nothing of an empty file but that it is below a kilobyte', async () => {
    const { sealed, ref } = await seal(new Uint8Array());
    expect(sealed.length).toBe((await seal(randomBytes(1000))).sealed.length);
    expect(await gather(openStream(ref, inPieces(sealed, 100)))).toHaveLength(0);
  });
});

describe('a sealed file that somebody has touched is not opened', () => {
  const bytes = randomBytes(3 * chunkSize + 100);
  const layout = layOut(bytes.length, chunkSize);

  async function expectBroken(touch: (sealed: Uint8Array) => Uint8Array, change: Partial<SealedRef> = {}) {
    const { sealed, ref } = await seal(bytes);
    const touched = touch(Uint8Array.from(sealed));
    const wanted = { ...ref, ...change };
    await expect(gather(openStream(wanted, inPieces(touched, 1000)))).rejects.toThrow(SealedFileError);
    const whole = async () => gather((await fileOf(wanted, touched)).stream());
    if (touched.length <= sealed.length) await expect(whole()).rejects.toThrow(SealedFileError);
  }

  test('any bit', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(layout.sealedSize * 8 - 1), async (bit) => {
        await expectBroken((sealed) => {
          sealed[bit >> 3]! ^= 1 << (bit & 7);
          return sealed;
        });
      }),
      { numRuns: 60 },
    );
  });

  test('cut short anywhere, also at the end of a chunk', async () => {
    for (const end of [
      0,
      14,
      15,
      placeOfChunk(layout, 0).end,
      placeOfChunk(layout, 2).end,
      layout.sealedSize - 1,
    ]) {
      await expectBroken((sealed) => sealed.slice(0, end));
    }
  });

  test('chunks that changed places', async () => {
    await expectBroken((sealed) => {
      const [one, other] = [placeOfChunk(layout, 0), placeOfChunk(layout, 1)];
      const first = sealed.slice(one.start, one.end);
      sealed.copyWithin(one.start, other.start, other.end);
      sealed.set(first, other.start);
      return sealed;
    });
  });

  test('something behind its end', async () => {
    await expectBroken((sealed) => joinBytes([sealed, randomBytes(1)]));
  });

  test('another key, another size, another root', async () => {
    await expectBroken((sealed) => sealed, { key: randomBytes(32) });
    await expectBroken((sealed) => sealed, { size: bytes.length - chunkSize });
    await expectBroken((sealed) => sealed, { root: randomBytes(32) });
  });

  test('another file sealed under the same key by somebody who knows it', async () => {
    const start = { ...startSealing(), chunkSize };
    const { ref } = await seal(bytes, start);
    const forged = await seal(randomBytes(bytes.length), start);
    await expect(gather(openStream(ref, inPieces(forged.sealed, 5000)))).rejects.toThrow(SealedFileError);
    await expect(fileOf(ref, forged.sealed)).rejects.toThrow(SealedFileError);
  });
});
