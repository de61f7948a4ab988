/** How many peaks a voice message shows, and how high they are. */
const peaks = 64;
const highest = 31;

/** The waveform of sound: the loudest moment of each of 64 equal parts, the loudest of all at the top. */
export const drawWaveform = (samples: Int16Array): number[] => {
  const count = Math.min(peaks, samples.length);
  const loud = Array.from({ length: count }, (_, index) => {
    const from = Math.floor((index * samples.length) / count);
    const to = Math.floor(((index + 1) * samples.length) / count);
    let most = 0;
    for (let at = from; at < to; at++) most = Math.max(most, Math.abs(samples[at] as number));
    return most;
  });
  // Silence stays flat: what is this quiet is the noise of a microphone.
  const loudest = Math.max(600, ...loud);
  return loud.map((one) => Math.min(highest, Math.round((one / loudest) * highest)));
};
