interface Tone {
  hertz: readonly number[];
  at: number;
  for: number;
}

interface CallSound {
  tones: readonly Tone[];
  /** Seconds after which it begins again; left out, it sounds once. */
  every?: number;
  loudness: number;
  /** How a phone shakes with it. */
  shake?: readonly number[];
}

/** All of them made here: nothing is loaded. */
const sounds = {
  ring: {
    tones: [
      { hertz: [587, 740], at: 0, for: 0.22 },
      { hertz: [740, 880], at: 0.24, for: 0.22 },
      { hertz: [880, 1_109], at: 0.48, for: 0.5 },
    ],
    every: 2.6,
    loudness: 0.16,
    shake: [400, 200, 400, 1_600],
  },
  ringback: { tones: [{ hertz: [440, 480], at: 0, for: 1 }], every: 3, loudness: 0.05 },
  busy: {
    tones: [
      { hertz: [480, 620], at: 0, for: 0.35 },
      { hertz: [480, 620], at: 0.6, for: 0.35 },
      { hertz: [480, 620], at: 1.2, for: 0.35 },
    ],
    loudness: 0.06,
  },
  joined: {
    tones: [
      { hertz: [659], at: 0, for: 0.12 },
      { hertz: [988], at: 0.1, for: 0.22 },
    ],
    loudness: 0.07,
  },
  left: {
    tones: [
      { hertz: [784], at: 0, for: 0.12 },
      { hertz: [587], at: 0.1, for: 0.2 },
    ],
    loudness: 0.05,
  },
  ended: {
    tones: [
      { hertz: [587], at: 0, for: 0.14 },
      { hertz: [440], at: 0.14, for: 0.28 },
    ],
    loudness: 0.08,
  },
  test: {
    tones: [
      { hertz: [523], at: 0, for: 0.2 },
      { hertz: [659], at: 0.2, for: 0.2 },
      { hertz: [784], at: 0.4, for: 0.5 },
    ],
    loudness: 0.15,
  },
} satisfies Record<string, CallSound>;

export type CallSoundName = keyof typeof sounds;

let context: AudioContext | undefined;

const playOnce = (to: AudioContext, { tones, loudness }: CallSound): void => {
  const now = to.currentTime;
  for (const tone of tones) {
    const gain = new GainNode(to, { gain: 0 });
    const peak = loudness / tone.hertz.length;
    gain.gain.setValueAtTime(0.0001, now + tone.at);
    gain.gain.exponentialRampToValueAtTime(peak, now + tone.at + 0.02);
    gain.gain.setValueAtTime(peak, now + tone.at + Math.max(0.03, tone.for - 0.08));
    gain.gain.exponentialRampToValueAtTime(0.0001, now + tone.at + tone.for);
    gain.connect(to.destination);
    for (const frequency of tone.hertz) {
      const oscillator = new OscillatorNode(to, { type: 'sine', frequency });
      oscillator.connect(gain);
      oscillator.start(now + tone.at);
      oscillator.stop(now + tone.at + tone.for + 0.02);
    }
  }
};

const shake = (pattern: readonly number[]): void => {
  try {
    navigator.vibrate?.([...pattern]);
  } catch {
    // A page nobody has touched may not shake anything.
  }
};

/** Plays a sound of calls; one that repeats goes on until the returned function is called. */
export const playCallSound = (name: CallSoundName, speaker?: string): (() => void) => {
  if (typeof AudioContext === 'undefined') return () => {};
  const sound: CallSound = sounds[name];
  context ??= new AudioContext();
  const to = context;
  if (to.state === 'suspended') void to.resume().catch(() => {});
  const choosing = to as AudioContext & { setSinkId?(id: string): Promise<void> };
  void choosing.setSinkId?.(speaker ?? '').catch(() => {});
  const play = (): void => {
    // A browser that lets nothing sound yet would play all of it at once later.
    if (to.state === 'running') playOnce(to, sound);
    if (sound.shake) shake(sound.shake);
  };
  if (to.state === 'running') play();
  else void to.resume().then(play, () => {});
  if (!sound.every) return () => {};
  const timer = setInterval(play, sound.every * 1_000);
  return () => {
    clearInterval(timer);
    if (sound.shake) shake([0]);
  };
};
