import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { House } from '../../../platform/house.ts';
import { endHold, keepHolds, takeHold } from './hold-store.ts';
import type { FileKey } from './upload-store.ts';

/** How long an upload belongs to a process that says nothing more: it was killed, or stopped. */
export const holdMs = 10_000;
/** How often whoever holds says so, and looks whether somebody waits. */
const beatMs = 1_000;
/** How often whoever waits looks. */
const lookMs = 100;

/** The news that somebody waits for an upload: without it, it is seen with the next beat. */
const topic = 'files.wanted';

interface Held {
  key: FileKey;
  /** Requests and looks of this process that are at it. */
  users: number;
  letGo: () => unknown;
}

/** What this process is at. */
interface Holds {
  holder: string;
  held: Map<string, Held>;
  timer: NodeJS.Timeout | undefined;
}

const known = new WeakMap<House, Holds>();

const holdsOf = (house: House): Holds => {
  let holds = known.get(house);
  if (!holds) known.set(house, (holds = { holder: randomUUID(), held: new Map(), timer: undefined }));
  return holds;
};

const nameOf = ({ accountId, fileId }: FileKey): string => `${accountId} ${fileId}`;

/** Says what this process still holds, and asks those to end for whom others wait. */
const beat = async (house: House): Promise<void> => {
  const { holder, held } = holdsOf(house);
  if (held.size === 0) return;
  const keys = [...held.values()].map(({ key }) => key);
  for (const key of await keepHolds(house.db, keys, { holder, forMs: holdMs }))
    await held.get(nameOf(key))?.letGo();
};

const beatSoon = (house: House): void => void beat(house).catch(() => undefined);

/** Makes this process hear that another one waits for what it is at. */
export const hearWanted = (house: House): void => house.bus.subscribe(topic, () => beatSoon(house));

/** Ends the beat of this process. */
export const stopHolding = (house: House): void => clearInterval(holdsOf(house).timer);

/**
 * Holds an upload for this process; whoever has it elsewhere is asked to let go. False where that took too long. What
 * the database says of how far an upload is decides in any case: this keeps two from taking in the same bytes, and a
 * fresh line from waiting for a dead one.
 */
export const hold = async (
  house: House,
  key: FileKey,
  { until, stop, letGo }: { until: number; stop?: AbortSignal; letGo: () => unknown },
): Promise<boolean> => {
  const holds = holdsOf(house);
  const own = holds.held.get(nameOf(key));
  if (own) {
    own.users++;
    return true;
  }
  for (let told = false; ; told = true) {
    const taken = await takeHold(house.db, key, { holder: holds.holder, forMs: holdMs });
    if (taken !== 'held') break;
    if (stop?.aborted || Date.now() >= until) return false;
    if (!told) house.bus.tellAll(topic, {});
    await sleep(lookMs);
  }
  const meanwhile = holds.held.get(nameOf(key));
  if (meanwhile) meanwhile.users++;
  else holds.held.set(nameOf(key), { key, users: 1, letGo });
  holds.timer ??= setInterval(() => beatSoon(house), beatMs).unref();
  return true;
};

/** Lets it go, when nothing here is at it any more. */
export const release = async (house: House, key: FileKey): Promise<void> => {
  const { holder, held } = holdsOf(house);
  const own = held.get(nameOf(key));
  if (!own || --own.users > 0) return;
  held.delete(nameOf(key));
  await endHold(house.db, key, holder).catch(() => undefined);
};
