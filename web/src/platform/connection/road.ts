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

/**
 * Takes entries on to the readers: sealed ones once they are open, those of one log in the order in which they came. All
 * others pass at once. One that does not open leaves a hole, which the readers fill by reading the log again.
 */
export const openBefore = (road: Road, reach: Reach, accept: Accept): Accept => {
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
    const opening = road.open(entry, reach);
    opening.catch(() => {});
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
