import { join } from 'node:path';
import { soundAllowance } from '../limits.ts';
import type { Arrived, MadeForm, MediaTools, Watching } from '../types.ts';
import type { Probed } from './probe.ts';
import { runFfmpeg } from './run-ffmpeg.ts';
import { drawWaveform } from './waveform.ts';

const clean = ['-map', '0:a:0', '-map_metadata', '-1', '-map_chapters', '-1', '-vn', '-sn', '-dn'];
const mp4 = ['-f', 'mp4', '-movflags', '+faststart'];
const voice = ['-c:a', 'aac', '-b:a', '56k', '-ac', '1', '-ar', '44100'];
const music = ['-c:a', 'aac', '-b:a', '160k', '-ac', '2', '-ar', '44100'];

/** The sound in the one form that every browser plays: AAC in an MP4. */
export const makeSound = async (
  arrived: Arrived,
  tools: MediaTools,
  { probed, spoken, ...watching }: Watching & { probed: Probed; spoken: boolean },
): Promise<MadeForm> => {
  const path = join(arrived.folder, 'play.m4a');
  const asItIs = probed.sound?.codec === 'aac' && probed.bitsPerSecond < (spoken ? 80_000 : 260_000);
  await runFfmpeg(arrived, tools, {
    args: [...clean, ...(asItIs ? ['-c:a', 'copy'] : spoken ? voice : music), ...mp4, `file:${path}`],
    allowance: soundAllowance(probed.durationMs),
    durationMs: probed.durationMs,
    ...watching,
  });
  return { form: 'play', type: 'audio/mp4', path };
};

/** The peaks of a voice: 2,000 samples a second are plenty for 64 of them. */
export const measureWaveform = async (
  arrived: Arrived,
  tools: MediaTools,
  { probed, signal }: Watching & { probed: Probed },
): Promise<number[]> => {
  const samples = await runFfmpeg(arrived, tools, {
    args: [...clean, '-ac', '1', '-ar', '2000', '-c:a', 'pcm_s16le', '-f', 's16le', 'pipe:1'],
    allowance: soundAllowance(probed.durationMs),
    ...(signal ? { signal } : {}),
  });
  const whole = Buffer.from(samples).subarray(0, samples.length & ~1);
  return drawWaveform(Int16Array.from({ length: whole.length / 2 }, (_, at) => whole.readInt16LE(at * 2)));
};
