import { useEffect, useState } from 'react';
import type { RoomWindow } from './state.ts';

/** The longest a timer of a browser can be set to, in ms. */
const longestTimer = 2 ** 31 - 1;

const nextToGo = (window: RoomWindow | null, now: number): number | undefined => {
  let next: number | undefined;
  for (const { line } of window?.slots.values() ?? []) {
    if (line.kind !== 'message.sent' || !line.body.vanishAt) continue;
    const at = Date.parse(line.body.vanishAt);
    if (at > now && (next === undefined || at < next)) next = at;
  }
  return next;
};

/** The time by which messages of a room are gone: moves on whenever the next one is due. Ms since the epoch. */
export const useVanishTime = (window: RoomWindow | null): number => {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const next = nextToGo(window, now);
    if (next === undefined) return undefined;
    const timer = setTimeout(() => setNow(Date.now()), Math.min(longestTimer, next - Date.now() + 20));
    return () => clearTimeout(timer);
  }, [window, now]);
  return now;
};
