import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { findMediaTools } from './film/find-media-tools.ts';
import { drawWaveform } from './film/waveform.ts';
import { makePlayable, openMediaTools, prepareFile } from './index.ts';
import type { Arrived, Wish } from './types.ts';

const tools = await findMediaTools();
if (!tools)
  process.stderr.write('films.test.ts: films and voices NOT tested. To install: apt-get install -y ffmpeg\n');

const root = mkdtempSync(join(tmpdir(), 'maru-films-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
afterEach(() => void openMediaTools(''));

const make = (name: string, ...args: string[]): string => {
  const path = join(root, name);
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...args, path]);
  return path;
};
const picture = (size: string, seconds: number, rate = 10) => [
  ...['-f', 'lavfi', '-i', `testsrc2=s=${size}:r=${rate}:d=${seconds}`],
];
const sine = (seconds: number) => ['-f', 'lavfi', '-i', `sine=440:d=${seconds}`];
const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac'];
const place = ['-metadata', 'location=+37.5665+126.9780/', '-metadata', 'comment=SecretNote'];

let jobs = 0;
const arrived = (path: string, type: string, wish: Partial<Wish> = {}): Arrived => {
  const folder = join(root, `job-${++jobs}`);
  mkdirSync(folder);
  return {
    path,
    type,
    folder,
    size: statSync(path).size,
    wish: { as: 'video', quality: 'good', keepMetadata: false, ...wish },
  };
};
const look = (path: string) => {
  const told = execFileSync('ffprobe', ['-v', 'error', '-show_streams', '-show_format', '-of', 'json', path]);
  const { streams, format } = JSON.parse(told.toString()) as {
    streams: {
      codec_name: string;
      profile?: string;
      pix_fmt?: string;
      width?: number;
      height?: number;
      channels?: number;
    }[];
    format: { duration: string; tags?: Record<string, string> };
  };
  return { streams, format };
};
/** The index stands before the film. */
const startsAtOnce = (path: string) => {
  const bytes = readFileSync(path);
  return bytes.indexOf('moov') < bytes.indexOf('mdat');
};

describe.skipIf(!tools)('with ffmpeg', () => {
  it('a 4K film becomes one that every browser plays, tells its progress, and loses its place', async () => {
    const path = make('4k.mp4', ...picture('3840x2160', 1, 4), ...sine(1), ...h264, ...place);
    for (const word of ['loci', 'SecretNote']) expect(readFileSync(path).includes(word)).toBe(true);
    const file = arrived(path, 'video/mp4');
    const prepared = await prepareFile(file);
    expect(prepared).toMatchObject({
      kind: 'video',
      slow: true,
      facts: { width: 3_840, height: 2_160, preview: true },
    });
    expect(prepared.facts.durationMs).toBeGreaterThan(900);
    const original = readFileSync(prepared.original?.path as string);
    for (const word of ['loci', 'SecretNote']) expect(original.includes(word)).toBe(false);
    expect(original.length).toBe(file.size);
    const told: number[] = [];
    const made = await makePlayable(file, { onProgress: (percent) => void told.push(percent) });
    const play = made.forms[0]?.path as string;
    const [film, sound] = look(play).streams;
    expect(film).toMatchObject({
      codec_name: 'h264',
      profile: 'High',
      pix_fmt: 'yuv420p',
      width: 1_280,
      height: 720,
    });
    expect(sound).toMatchObject({ codec_name: 'aac' });
    expect(startsAtOnce(play)).toBe(true);
    expect(made).toMatchObject({ facts: { width: 1_280, height: 720 }, original: { ending: 'mp4' } });
    const kept = readFileSync(made.original?.path as string);
    for (const word of ['loci', 'SecretNote']) expect(kept.includes(word)).toBe(false);
    expect(told.length).toBeGreaterThan(0);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
  }, 90_000);

  it('a film that was made smaller carries place and camera on where its sender keeps them', async () => {
    const path = make('kept.mp4', ...picture('64x64', 1), ...h264, ...place);
    const wish = { quality: 'small', keepMetadata: true } as const;
    expect((await prepareFile(arrived(path, 'video/mp4', wish))).original).toBeUndefined();
    const made = await makePlayable(arrived(path, 'video/mp4', wish), {});
    const { tags } = look(made.original?.path as string).format;
    expect(tags).toMatchObject({ location: '+37.5665+126.9780/', comment: 'SecretNote' });
    const whole = await makePlayable(arrived(path, 'video/mp4', { ...wish, quality: 'original' }), {});
    expect(JSON.stringify(look(whole.forms[0]?.path as string))).not.toMatch(/SecretNote|37\.5665/);
  });

  it('a film held upright is upright, and one that plays already is not encoded again', async () => {
    const flat = make('flat.mp4', ...picture('320x180', 1), ...sine(1), ...h264);
    const path = join(root, 'turned.mp4');
    const bytes = readFileSync(flat);
    const matrix = bytes.indexOf('tkhd') + 4 + 40;
    [0, 0x10000, 0, -0x10000, 0, 0, 180 << 16, 0].forEach((one, at) =>
      bytes.writeInt32BE(one, matrix + at * 4),
    );
    writeFileSync(path, bytes);
    const file = arrived(path, 'video/mp4', { quality: 'original' });
    const prepared = await prepareFile(file);
    expect(prepared.facts).toMatchObject({ width: 180, height: 320 });
    const made = await makePlayable(file, {});
    expect(made.original).toBeUndefined();
    expect(statSync(made.forms[0]?.path as string).size).toBeLessThan(file.size * 1.1);
  }, 60_000);

  it.each([
    ['audio/webm', 'voice.webm', 'libopus'],
    ['audio/ogg', 'voice.ogg', 'libopus'],
    ['audio/mp4', 'voice.m4a', 'aac'],
  ])('a voice in %s plays everywhere, and shows its waveform', async (type, name, codec) => {
    const tone = 'aevalsrc=if(lt(t\\,1)\\,0.02\\,0.9)*sin(2764*t):d=2';
    const path = make(name, '-f', 'lavfi', '-i', tone, '-c:a', codec);
    const made = await prepareFile(arrived(path, type, { as: 'voice' }));
    expect(made).toMatchObject({ kind: 'voice', slow: false });
    expect(Math.abs((made.facts.durationMs ?? 0) - 2_000)).toBeLessThan(150);
    const wave = made.facts.waveform ?? [];
    expect(wave).toHaveLength(64);
    expect(Math.max(...wave.slice(2, 28))).toBeLessThan(5);
    expect(Math.min(...wave.slice(36, 60))).toBeGreaterThan(20);
    const play = made.forms[0];
    expect(play).toMatchObject({ form: 'play', type: 'audio/mp4' });
    expect(look(play?.path as string).streams[0]).toMatchObject({ codec_name: 'aac', channels: 1 });
  });

  it('a list of other files that calls itself a film opens none of them', async () => {
    const lists = ['ffconcat version 1.0\nfile /etc/passwd\n', '#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n'];
    for (const [index, text] of lists.entries()) {
      const path = join(root, `list-${index}`);
      writeFileSync(path, text);
      const types = ['video/mp4', 'video/webm', 'audio/mpeg', 'video/mp2t'];
      for (const made of await Promise.all(types.map((type) => prepareFile(arrived(path, type)))))
        expect(made).toMatchObject({ kind: 'file', forms: [] });
    }
  }, 60_000);

  it('a poison film fails alone', async () => {
    const path = make('good.mp4', ...picture('64x64', 1), ...h264);
    const bytes = readFileSync(path);
    const poison = join(root, 'poison.mp4');
    writeFileSync(poison, bytes.fill(0x5a, 200, bytes.length - 200));
    const bad = arrived(poison, 'video/mp4');
    expect(await prepareFile(bad)).toMatchObject({ kind: 'file', trouble: expect.any(String) });
    await expect(makePlayable(bad, {})).rejects.toThrow(/ff(probe|mpeg)/);
    const good = arrived(make('good2.mp4', ...picture('64x64', 1), ...h264), 'video/mp4');
    expect((await makePlayable(good, {})).forms).toHaveLength(1);
  }, 60_000);

  it('what is stopped ends', async () => {
    // Small, and so long that it is not done when it is first heard of.
    const path = make('long.mp4', ...picture('64x64', 600, 25), ...h264);
    const stop = new AbortController();
    const work = makePlayable(arrived(path, 'video/mp4', { quality: 'small' }), {
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    await expect(work).rejects.toThrow('stopped');
  }, 60_000);
});

it('without ffmpeg a voice goes as it is, with what its sender measured, within bounds', async () => {
  await openMediaTools('/nowhere/ffmpeg');
  const path = join(root, 'plain.webm');
  writeFileSync(path, Buffer.alloc(100, 1));
  const file: Arrived = {
    ...arrived(path, 'video/webm', { as: 'voice' }),
    declared: { durationMs: 4_000, waveform: Array.from({ length: 100 }, () => 99) },
  };
  const made = await prepareFile(file);
  expect(made).toMatchObject({ kind: 'voice', forms: [], slow: false, facts: { durationMs: 4_000 } });
  expect(made.facts.waveform).toEqual(Array.from({ length: 64 }, () => 31));
});

it('silence is flat, and the loudest moment is the highest', () => {
  expect(new Set(drawWaveform(new Int16Array(1_000)))).toEqual(new Set([0]));
  const samples = new Int16Array(6_400);
  samples[3_200] = -20_000;
  expect(drawWaveform(samples)[32]).toBe(31);
});
