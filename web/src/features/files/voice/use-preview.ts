import { useEffect, useRef, useState } from 'react';
import type { Recorded } from './recording-state.ts';

interface Preview {
  toggle(): void;
  seek(to: number): void;
  close(): void;
}

interface Heard {
  isPlaying: boolean;
  /** In seconds. */
  at: number;
}

const openPreview = ({ file }: Recorded, tell: (heard: Heard) => void): Preview => {
  const audio = new Audio();
  const url = URL.createObjectURL(file);
  let frame = 0;
  let isClosed = false;
  // A recording says nothing of its length, and cannot be gone along before that was found by going to its end.
  let isMeasuring = false;
  const follow = () => {
    cancelAnimationFrame(frame);
    if (isClosed || isMeasuring) return;
    tell({ isPlaying: !audio.paused, at: audio.ended ? 0 : audio.currentTime });
    if (!audio.paused) frame = requestAnimationFrame(follow);
  };
  audio.addEventListener('loadedmetadata', () => {
    if (audio.duration !== Infinity) return;
    isMeasuring = true;
    audio.currentTime = Number.MAX_SAFE_INTEGER;
  });
  audio.addEventListener('durationchange', () => {
    if (!isMeasuring || !Number.isFinite(audio.duration)) return;
    isMeasuring = false;
    audio.currentTime = 0;
  });
  for (const event of ['play', 'pause', 'seeked', 'ended']) audio.addEventListener(event, follow);
  audio.src = url;
  return {
    toggle: () => void (audio.paused ? audio.play().catch(() => {}) : audio.pause()),
    seek(to) {
      audio.currentTime = to;
    },
    close() {
      isClosed = true;
      cancelAnimationFrame(frame);
      audio.pause();
      audio.removeAttribute('src');
      URL.revokeObjectURL(url);
    },
  };
};

/** Lets one hear what was recorded before it goes. `ref` has `--played` from 0 to 1. */
export const usePreview = (recorded: Recorded) => {
  const [heard, setHeard] = useState<Heard>({ isPlaying: false, at: 0 });
  const ref = useRef<HTMLSpanElement>(null);
  const preview = useRef<Preview>(undefined);
  useEffect(() => {
    const opened = openPreview(recorded, (now) => {
      const part = recorded.durationMs > 0 ? (now.at * 1_000) / recorded.durationMs : 0;
      ref.current?.style.setProperty('--played', String(Math.min(1, part)));
      setHeard({ isPlaying: now.isPlaying, at: Math.floor(now.at) });
    });
    preview.current = opened;
    return () => opened.close();
  }, [recorded]);
  return {
    ...heard,
    ref,
    toggle: () => preview.current?.toggle(),
    seek: (to: number) => preview.current?.seek(to),
  };
};
