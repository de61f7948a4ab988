import type { Arrived, Facts } from '../types.ts';

const longestMs = 24 * 3_600_000;

/** What the sender's browser measured, within bounds: all there is where this host has no ffmpeg. */
export const declaredFacts = ({ declared }: Arrived): Facts => {
  const { durationMs, waveform } = declared ?? {};
  const bounded = (value: number, most: number) => Math.max(0, Math.min(most, Math.round(value)));
  return {
    ...(durationMs !== undefined && Number.isFinite(durationMs)
      ? { durationMs: bounded(durationMs, longestMs) }
      : {}),
    ...(waveform?.every(Number.isFinite)
      ? { waveform: waveform.slice(0, 64).map((peak) => bounded(peak, 31)) }
      : {}),
  };
};
