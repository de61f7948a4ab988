/** How many peaks a waveform has, and the highest of them. */
export const wave = { count: 64, highest: 31 } as const;

/** As many peaks as are wanted, each the loudest of its stretch; fewer are stretched. */
export const fitPeaks = (levels: readonly number[], count: number): number[] => {
  if (levels.length === 0) return Array<number>(count).fill(0);
  return Array.from({ length: count }, (_, place) => {
    const from = Math.floor((place * levels.length) / count);
    const to = Math.max(from + 1, Math.floor(((place + 1) * levels.length) / count));
    return Math.max(...levels.slice(from, to));
  });
};

/** The waveform of what was recorded: `levels` from 0 to 1 become 64 peaks from 0 to 31, the loudest one the highest. */
export const waveformOf = (levels: readonly number[]): number[] => {
  const peaks = fitPeaks(levels, wave.count);
  const loudest = Math.max(...peaks);
  // Below this it is the noise of the room; to draw it large would be a lie.
  const full = Math.max(loudest, 0.02);
  return peaks.map((one) => Math.round(Math.sqrt(Math.min(1, Math.max(0, one / full))) * wave.highest));
};

/** How loud a moment is, from 0 to 1: the root of the mean of its samples' squares. */
export const levelOf = (samples: Float32Array): number => {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return samples.length === 0 ? 0 : Math.min(1, Math.sqrt(sum / samples.length));
};
