import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ALL_FORMATS, FilePathSource, Input } from 'mediabunny';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { PlayedStream } from '../testing/played-stream.ts';
import { manifestName, openRecorder, type Recorder, type Tap } from './index.ts';

let folder: string;
let recorder: Recorder;
let nowMs: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maru-recording-'));
  recorder = await openRecorder(folder, (error) => {
    throw error;
  });
  nowMs = 1_800_000_000_000;
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const track = (source: 'mic' | 'camera' | 'screen', needKey = () => undefined as void) =>
  recorder.addTrack({ identity: 'ann:1', source, needKey });
const camera = new PlayedStream({ mid: '0', kind: 'video', width: 640 });
const voice = new PlayedStream({ mid: '1', kind: 'audio' });

/** Twenty-four pictures a second and fifty sounds, for so long. */
const play = (ms: number, { seen, heard }: { seen?: Tap; heard?: Tap }, lose = (_n: number) => false) => {
  for (let passed = 0, pictures = 0; passed < ms; passed += 20, nowMs += 20) {
    heard?.write(voice.sound(Buffer.from([0x78, 1, 2, 3])), nowMs);
    if (!seen || (pictures * 1_000) / 24 > passed) continue;
    const packets = camera.picturePackets({ isKeyframe: pictures % 24 === 0, packets: 3, bytes: 200 });
    if (!lose(pictures++)) for (const packet of packets) seen.write(packet, nowMs);
    else for (const packet of packets.slice(1)) seen.write(packet, nowMs);
  }
};

const measure = async (path: string) => {
  const input = new Input({ source: new FilePathSource(path), formats: ALL_FORMATS });
  const video = await input.getPrimaryVideoTrack();
  const audio = await input.getPrimaryAudioTrack();
  return {
    seconds: await input.computeDuration(),
    video: video?.codec,
    audio: audio?.codec,
    pictures: (await video?.computePacketStats())?.packetCount,
  };
};

it('voice and camera of a person become one WebM, as long as they were sent, and a manifest says so', async () => {
  play(3_000, { seen: track('camera'), heard: track('mic') });
  const { files } = await recorder.stop();
  expect(files).toHaveLength(1);
  expect(files[0]).toMatchObject({ identity: 'ann:1', source: 'camera', width: 640, height: 360 });
  expect(files[0]!.durationMs).toBeGreaterThan(2_900);
  const { seconds, ...rest } = await measure(files[0]!.file);
  expect(Math.abs(seconds - 3)).toBeLessThan(0.3);
  expect(rest).toEqual({ video: 'vp8', audio: 'opus', pictures: 72 });
  expect(JSON.parse(await readFile(join(folder, manifestName), 'utf8'))).toEqual({ files });
});

it('a camera that is turned on later begins the next file, without a gap', async () => {
  const heard = track('mic');
  play(2_000, { heard });
  play(2_000, { heard, seen: track('camera') });
  const { files } = await recorder.stop();
  expect(files.map(({ source }) => source)).toEqual(['mic', 'camera']);
  const [first, next] = files as [(typeof files)[0], (typeof files)[0]];
  expect(Math.abs(next.startedAtMs - first.startedAtMs - first.durationMs)).toBeLessThan(100);
});

it('after a packet that never came, pictures go on with the next whole one, which is asked for', async () => {
  let asked = 0;
  play(3_000, { seen: track('camera', () => void asked++), heard: track('mic') }, (n) => n === 30);
  const { files } = await recorder.stop();
  // From the 30th to the 48th, which stands alone.
  expect((await measure(files[0]!.file)).pictures).toBe(72 - 18);
  expect(asked).toBeGreaterThan(1);
});

it('a screen is a file of its own, and who sends nothing has none', async () => {
  track('mic');
  play(1_500, { seen: track('screen') });
  const { files } = await recorder.stop();
  expect(files.map(({ source }) => source)).toEqual(['screen']);
  expect(await recorder.stop()).toEqual({ files });
});
