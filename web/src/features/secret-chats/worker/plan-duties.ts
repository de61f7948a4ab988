import type { Room } from '@maru/crypto/room';

/** Does in a while what is due: by one device for all, so each waits a moment of its own. */
export interface Duties {
  roomSoon(room: Room): void;
  vanishSoon(): void;
  /** Something else, once for each name. */
  soon(name: string, work: () => Promise<unknown>): void;
  stop(): void;
}

interface DutyParts {
  patienceMs?: () => number;
  /** Empties what is due; gives when the next is, in milliseconds since 1970. */
  vanish: () => Promise<number | undefined>;
  now: () => number;
}

/** Timers count no further than this. */
const longestMs = 2 ** 31 - 1;
const retryMs = 30_000;

const aMoment = (): number => 400 + Math.random() * 2_600;

export const planDuties = ({ patienceMs = aMoment, vanish, now }: DutyParts): Duties => {
  const planned = new Map<string, ReturnType<typeof setTimeout>>();
  let vanishing: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;

  const plan = (name: string, work: () => Promise<unknown>, ms: number): void => {
    if (isStopped || planned.has(name)) return;
    const timer = setTimeout(() => {
      planned.delete(name);
      // It is tried again with what comes next.
      work().catch(() => {});
    }, ms);
    planned.set(name, timer);
  };
  const settle = async (room: Room): Promise<void> => {
    try {
      await room.flush();
      await room.settle();
    } catch {
      if (room.hasDuties()) plan(room.roomId, () => settle(room), retryMs);
    }
  };
  const planVanishing = async (): Promise<void> => {
    const next = await vanish().catch(() => undefined);
    clearTimeout(vanishing);
    if (next === undefined || isStopped) return;
    vanishing = setTimeout(() => void planVanishing(), Math.min(longestMs, Math.max(0, next - now())));
  };
  return {
    roomSoon(room) {
      if (room.hasDuties()) plan(room.roomId, () => settle(room), patienceMs());
    },
    vanishSoon: () => void planVanishing(),
    soon: (name, work) => plan(name, work, patienceMs()),
    stop() {
      isStopped = true;
      for (const timer of planned.values()) clearTimeout(timer);
      clearTimeout(vanishing);
    },
  };
};
