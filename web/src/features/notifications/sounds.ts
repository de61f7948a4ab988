import type { ChatSound } from '@maru/contract';

interface Note {
  hertz: number;
  at: number;
  for: number;
}

type Shape = 'sine' | 'triangle';

/** Short and quiet, made here: nothing is loaded. */
const sounds: Record<Exclude<ChatSound, 'none'>, { shape: Shape; notes: Note[] }> = {
  default: {
    shape: 'sine',
    notes: [
      { hertz: 659, at: 0, for: 0.16 },
      { hertz: 880, at: 0.09, for: 0.3 },
    ],
  },
  bell: { shape: 'sine', notes: [{ hertz: 1_047, at: 0, for: 0.9 }] },
  wood: {
    shape: 'triangle',
    notes: [
      { hertz: 392, at: 0, for: 0.07 },
      { hertz: 392, at: 0.13, for: 0.07 },
    ],
  },
  drop: {
    shape: 'sine',
    notes: [
      { hertz: 523, at: 0, for: 0.08 },
      { hertz: 1_319, at: 0.05, for: 0.14 },
    ],
  },
};

let context: AudioContext | undefined;

/** Plays the sound of a chat. A browser that lets nothing sound yet stays silent. */
export const playSound = (sound: ChatSound): void => {
  if (sound === 'none' || typeof AudioContext === 'undefined') return;
  context ??= new AudioContext();
  if (context.state === 'suspended') void context.resume().catch(() => undefined);
  const { shape, notes } = sounds[sound];
  const now = context.currentTime;
  for (const note of notes) {
    const tone = new OscillatorNode(context, { type: shape, frequency: note.hertz });
    const loudness = new GainNode(context, { gain: 0 });
    loudness.gain.setValueAtTime(0.0001, now + note.at);
    loudness.gain.exponentialRampToValueAtTime(0.12, now + note.at + 0.012);
    loudness.gain.exponentialRampToValueAtTime(0.0001, now + note.at + note.for);
    tone.connect(loudness).connect(context.destination);
    tone.start(now + note.at);
    tone.stop(now + note.at + note.for + 0.02);
  }
};
