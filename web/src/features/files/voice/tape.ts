import { bestContainer, openMicrophone } from './microphone.ts';
import { levelOf, waveformOf } from './peaks.ts';
import type { Recorded } from './recording-state.ts';

const levelEveryMs = 50;
const pieceMs = 1_000;

/** A recording that runs. */
export interface Tape {
  /** How loud each moment was, from 0 to 1. */
  readonly levels: readonly number[];
  /** Ends it and gives what was recorded. */
  stop(): Promise<Recorded>;
  /** Throws it away. */
  discard(): void;
}

const two = (number: number): string => String(number).padStart(2, '0');

const nameOf = (now: Date, ending: string): string => {
  const day = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
  return `voice-${day}-${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}.${ending}`;
};

/** Listens to how loud it is, until stopped. */
const watchLevels = (stream: MediaStream): { levels: number[]; stop: () => void } => {
  const levels: number[] = [];
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 2_048;
  context.createMediaStreamSource(stream).connect(analyser);
  void context.resume().catch(() => {});
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    levels.push(levelOf(samples));
  }, levelEveryMs);
  return {
    levels,
    stop() {
      clearInterval(timer);
      void context.close().catch(() => {});
    },
  };
};

/** Begins to record; `onLost` is called when the microphone goes away by itself. What is sealed nobody converts later. */
export const startTape = async (onLost: () => void, isSealed: boolean): Promise<Tape> => {
  const stream = await openMicrophone();
  const { type, ending, bits } = bestContainer(isSealed);
  const recorder = new MediaRecorder(stream, { ...(type && { mimeType: type }), audioBitsPerSecond: bits });
  const pieces: Blob[] = [];
  const ended = new Promise<void>((done) => recorder.addEventListener('stop', () => done()));
  recorder.addEventListener('dataavailable', ({ data }) => data.size > 0 && pieces.push(data));
  const watching = watchLevels(stream);
  let isOver = false;
  const close = () => {
    isOver = true;
    watching.stop();
    if (recorder.state !== 'inactive') recorder.stop();
    for (const track of stream.getTracks()) track.stop();
  };
  for (const track of stream.getAudioTracks()) {
    track.addEventListener('ended', () => !isOver && onLost());
  }
  recorder.addEventListener('error', () => !isOver && onLost());
  const startedAt = performance.now();
  // In pieces, so that a device that runs out of memory for one long recording need not hold it twice.
  recorder.start(pieceMs);
  return {
    levels: watching.levels,
    async stop() {
      const durationMs = Math.round(performance.now() - startedAt);
      close();
      await ended;
      const plain = (recorder.mimeType || type || 'audio/webm').split(';', 1)[0]!;
      const file = new File(pieces, nameOf(new Date(), ending), { type: plain });
      return { file, durationMs, waveform: waveformOf(watching.levels) };
    },
    discard: close,
  };
};
