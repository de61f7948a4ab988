import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { hasRealS3, openRealS3, startTestS3, type RealBucket, type TestS3 } from '@maru/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openFolderBlobs, openS3Blobs, type Blobs } from './index.ts';

let folder: string;
let s3: TestS3;
let real: RealBucket | undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maru-blobs-'));
  s3 = await startTestS3();
  if (hasRealS3()) real = await openRealS3();
});
afterAll(async () => {
  await s3.stop();
  await real?.stop();
  await rm(folder, { recursive: true, force: true });
});

const kinds: Record<string, () => Blobs> = {
  'a folder': () => openFolderBlobs(join(folder, 'blobs')),
  'an S3': () => openS3Blobs(s3),
  ...(hasRealS3() && { 'an S3 that is not of these tests': () => openS3Blobs(real as RealBucket) }),
};

describe.each(Object.keys(kinds))('%s', (kind) => {
  let blobs: Blobs;
  beforeAll(() => {
    blobs = (kinds[kind] as () => Blobs)();
  });

  const read = async (name: string, range?: { start: number; end: number }) => {
    const found = await blobs.open(name);
    return found && buffer(found.stream(range));
  };

  const local = async (bytes: Buffer) => {
    const path = join(folder, randomBytes(6).toString('hex'));
    await writeFile(path, bytes);
    return path;
  };

  test('gives back what was put there, whole and in stretches', async () => {
    const bytes = randomBytes(100_000);
    await blobs.put('tries/a-1.bin', bytes);
    expect((await blobs.open('tries/a-1.bin'))?.size).toBe(100_000);
    expect((await read('tries/a-1.bin'))?.equals(bytes)).toBe(true);
    for (const [start, end] of [
      [0, 0],
      [0, 99_999],
      [500, 70_000],
      [99_999, 99_999],
    ] as const)
      expect((await read('tries/a-1.bin', { start, end }))?.equals(bytes.subarray(start, end + 1))).toBe(
        true,
      );
  });

  test('takes local files in, which are gone from where they lay', async () => {
    const bytes = randomBytes(3_000_000);
    const path = await local(bytes);
    await blobs.putFile('tries/deep/er/file', path);
    expect((await read('tries/deep/er/file'))?.equals(bytes)).toBe(true);
    await expect(stat(path)).rejects.toThrow('ENOENT');
  });

  test('keeps files of no bytes', async () => {
    await blobs.put('tries/nothing', Buffer.alloc(0));
    await blobs.putFile('tries/nothing-2', await local(Buffer.alloc(0)));
    expect((await blobs.open('tries/nothing'))?.size).toBe(0);
    expect((await read('tries/nothing-2'))?.length).toBe(0);
  });

  test('puts another in its place', async () => {
    await blobs.put('tries/twice', Buffer.from('first'));
    await blobs.put('tries/twice', Buffer.from('second'));
    expect(String(await read('tries/twice'))).toBe('second');
  });

  test('removes one, or all below a name, and nothing else', async () => {
    for (const name of ['tries/x', 'tries/x/1', 'tries/x/2/3', 'tries/xy'].slice(1))
      await blobs.put(name, Buffer.from(name));
    await blobs.remove('tries/x');
    expect(await blobs.open('tries/x/1')).toBeUndefined();
    expect(await blobs.open('tries/x/2/3')).toBeUndefined();
    expect(String(await read('tries/xy'))).toBe('tries/xy');
    await blobs.remove('tries/xy');
    expect(await blobs.open('tries/xy')).toBeUndefined();
    await blobs.remove('tries/never-was');
  });

  test('knows nothing of what is not there, nor of folders', async () => {
    expect(await blobs.open('tries/never-was')).toBeUndefined();
    expect(await blobs.open('tries')).toBeUndefined();
  });

  test('refuses names that no feature makes', async () => {
    for (const name of ['../x', '/etc/passwd', 'a/../b', 'A', 'a b', '', 'a/%2e%2e/b'])
      await expect((async () => blobs.open(name))()).rejects.toThrow('not a blob name');
  });

  test('takes many at once', async () => {
    const names = Array.from({ length: 40 }, (_, n) => `tries/many/${n}`);
    await Promise.all(names.map((name) => blobs.put(name, Buffer.from(name))));
    expect((await Promise.all(names.map((name) => read(name)))).map(String)).toEqual(names);
  });
});

describe('an S3 that does not do as it should', () => {
  test('is asked again when it is busy', async () => {
    const blobs = openS3Blobs(s3);
    s3.beBusy(2);
    await blobs.put('busy/one', Buffer.from('one'));
    s3.beBusy(2);
    expect((await blobs.open('busy/one'))?.size).toBe(3);
  });

  test('says why when the key is wrong', async () => {
    const blobs = openS3Blobs({ ...s3, secretKey: 'wrong' });
    await expect(blobs.put('busy/two', Buffer.from('two'))).rejects.toThrow('SignatureDoesNotMatch');
    await expect(blobs.open('busy/one')).rejects.toThrow('403');
  });

  test('breaks the stream when the file is gone', async () => {
    const blobs = openS3Blobs(s3);
    await blobs.put('busy/gone', Buffer.from('gone'));
    const found = await blobs.open('busy/gone');
    await blobs.remove('busy/gone');
    await expect(buffer(found!.stream())).rejects.toThrow('404');
  });
});
