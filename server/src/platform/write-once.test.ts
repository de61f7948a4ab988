import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { writeOnce } from './write-once.ts';

const folders: string[] = [];
const newFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'maru-once-'));
  folders.push(folder);
  return folder;
};
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

it('lets the first stand, whole, however many come at once', async () => {
  for (let round = 0; round < 20; round++) {
    const folder = await newFolder();
    const file = join(folder, 'keys', 'a.key');
    const texts = Array.from({ length: 8 }, (_, at) => `${at}`.repeat(10_000));
    const seen = await Promise.all(
      texts.map(async (text) => {
        await writeOnce(file, text);
        return readFile(file, 'utf8');
      }),
    );
    expect(texts).toContain(seen[0]);
    expect(new Set(seen).size).toBe(1);
    expect(await readdir(join(folder, 'keys'))).toEqual(['a.key']);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  }
});

it('says what is wrong with a folder that cannot be written', async () => {
  const folder = await newFolder();
  await writeOnce(join(folder, 'a'), 'a');
  await expect(writeOnce(join(folder, 'a', 'b'), 'b')).rejects.toThrow(/ENOTDIR|EEXIST/);
});
