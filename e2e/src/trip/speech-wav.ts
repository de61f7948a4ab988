const rate = 48_000;

/** The two lowest resonances of a few vowels, in hertz. */
const vowels = [
  [730, 1_090],
  [530, 1_840],
  [270, 2_290],
  [570, 840],
  [300, 870],
] as const;

/** How loud a harmonic is that lies so far from a resonance. */
const near = (hertz: number, resonance: number): number => 1 / (1 + ((hertz - resonance) / 120) ** 2);

/** The loudness of somebody who talks: syllables of a fifth of a second, a breath after every seventh. */
const loudnessAt = (at: number): number => {
  const syllable = Math.floor(at / 0.19);
  if (syllable % 8 === 7) return 0;
  const within = (at / 0.19) % 1;
  return Math.sin(within * Math.PI) ** 0.7 * (0.55 + 0.45 * Math.abs(Math.sin(syllable * 2.3)));
};

const sampleAt = (at: number): number => {
  const syllable = Math.floor(at / 0.19);
  const [low, high] = vowels[(syllable * 3) % vowels.length]!;
  const pitch = 150 + 22 * Math.sin(at * 1.7);
  let value = 0;
  for (let harmonic = 1; harmonic <= 18; harmonic += 1) {
    const hertz = pitch * harmonic;
    value += Math.sin(at * 2 * Math.PI * hertz) * (near(hertz, low) + 0.6 * near(hertz, high) + 0.03);
  }
  return value * loudnessAt(at);
};

/** Something like speech as a WAV file: vowels that follow each other, with breaths between. */
export const speechWav = (seconds: number): Buffer => {
  const count = rate * seconds;
  const wav = Buffer.alloc(44 + count * 2);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + count * 2, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(rate, 24);
  wav.writeUInt32LE(rate * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(count * 2, 40);
  for (let sample = 0; sample < count; sample += 1) {
    const value = Math.max(-1, Math.min(1, sampleAt(sample / rate) * 0.35));
    wav.writeInt16LE(Math.round(value * 32_000), 44 + sample * 2);
  }
  return wav;
};
