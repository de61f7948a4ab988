import type { LogReaders } from '@maru/client';
import type { Entry, InputOf, LogName, MethodName, OutputOf } from '@maru/contract';

/** Reaches the host itself, past the road. */
export type Reach = <Name extends MethodName>(name: Name, input: InputOf<Name>) => Promise<OutputOf<Name>>;

/**
 * What lies between the line and the features for some logs: it answers calls in place of the host, and opens entries
 * before anybody sees them. Only the tab that leads walks it; the others get its answers and what it has opened.
 */
export interface Road {
  /** This tab leads from now on: so it reaches the host. */
  lead?(reach: Reach): void;
  /** Whether this call is its own; asked for every call, so it is quick. */
  claims(name: string, input: unknown): boolean;
  call(name: string, input: unknown, reach: Reach): Promise<unknown>;
  /** Whether this entry is sealed; asked for every entry, so it is quick. */
  opens(entry: Entry): boolean;
  open(entry: Entry, reach: Reach): Promise<Entry>;
}

/** The part of readers that takes what comes over the line. */
type Accept = Pick<LogReaders, 'accept'>['accept'];

/** So long it is waited before an entry is opened once more, time after time. */
const againMs = [100, 400, 1_600, 6_400];

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Opens an entry; what keeps it from opening may pass, such as a host or a disk that is busy. */
const openPatiently = async (open: () => Promise<Entry>): Promise<Entry> => {
  for (const ms of againMs) {
    try {
      return await open();
    } catch {
      await pause(ms);
    }
  }
  return open();
};

/** Where entries go on to. */
interface Onwards {
  accept: Accept;
  /** An entry of this log did not open: nobody sees that it is missing until the next one comes. */
  missed: (log: LogName) => void;
}

/**
 * Takes entries on to the readers: sealed ones once they are open, those of one log in the order in which they came. All
 * others pass at once. One that does not open, time after time, leaves a hole, and the log is read again.
 */
export const openBefore = (road: Road, reach: Reach, { accept, missed }: Onwards): Accept => {
  const tails = new Map<LogName, Promise<void>>();
  return (entry) => {
    const { log } = entry;
    if (!road.opens(entry)) {
      const tail = tails.get(log);
      if (!tail) return accept(entry);
      tails.set(
        log,
        afterTail(tail, () => accept(entry), log),
      );
      return;
    }
    const opening = openPatiently(() => road.open(entry, reach));
    opening.catch(() => missed(log));
    const tail = (tails.get(log) ?? Promise.resolve()).then(async () => accept(await opening));
    tails.set(
      log,
      afterTail(tail, () => {}, log),
    );
  };

  function afterTail(before: Promise<void>, then: () => void, log: LogName): Promise<void> {
    const tail: Promise<void> = before.catch(() => {}).then(then);
    void tail.then(() => tails.get(log) === tail && tails.delete(log));
    return tail;
  }
};
