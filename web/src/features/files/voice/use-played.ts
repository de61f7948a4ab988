import { useEffect, useRef, useState, type RefObject } from 'react';
import { useStore } from 'zustand';
import { playedSeconds, trackSeconds } from './player.ts';
import { playerStore } from './player-state.ts';

/** How a track stands in the player, for whoever shows it. */
export interface Played {
  isCurrent: boolean;
  isPlaying: boolean;
  isWaiting: boolean;
  isBroken: boolean;
  /** Whole seconds that have been played. */
  seconds: number;
  /** Its `--played` follows the sound from 0 to 1. */
  ref: RefObject<HTMLSpanElement | null>;
}

/** Follows how far a track has been played: the bar on every frame, the number once a second. */
export const usePlayed = (fileId: string, durationMs: number | undefined): Played => {
  const isCurrent = useStore(playerStore, (state) => state.track?.file.id === fileId);
  const isPlaying = useStore(playerStore, (state) => isCurrent && state.isPlaying);
  const isWaiting = useStore(playerStore, (state) => isCurrent && state.isWaiting);
  const isBroken = useStore(playerStore, (state) => isCurrent && state.isBroken);
  const [seconds, setSeconds] = useState(() => Math.floor(playedSeconds(fileId)));
  const ref = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (!isCurrent) {
      ref.current?.style.setProperty('--played', '0');
      setSeconds(0);
      return;
    }
    let frame = 0;
    const follow = () => {
      const at = playedSeconds(fileId);
      const whole = trackSeconds() || (durationMs ?? 0) / 1_000;
      ref.current?.style.setProperty('--played', String(whole > 0 ? Math.min(1, at / whole) : 0));
      setSeconds(Math.floor(at));
      frame = requestAnimationFrame(follow);
    };
    follow();
    return () => cancelAnimationFrame(frame);
  }, [isCurrent, fileId, durationMs]);
  return { isCurrent, isPlaying, isWaiting, isBroken, seconds, ref };
};
