import { setTimeout as sleep } from 'node:timers/promises';
import { inTurns, spread } from '../figures.ts';
import type { Host } from '../host.ts';
import { seedChats, seedPeople, type Seeded } from '../seed.ts';
import { openSocket } from '../socket.ts';

/** What came of sending far more than can be stored. */
export interface Flooded {
  asked_per_s: number;
  accepted_per_s: number;
  accepted_p50_ms: number;
  accepted_p99_ms: number;
  busy_per_s: number;
  /** How long it took to hear that the host is busy. */
  busy_p50_ms: number;
  busy_p99_ms: number;
  /** Refusals that did not say when to try again, and those that were something else than `busy`. */
  busy_without_time: number;
  other_refusals: number;
}

interface Count {
  asked: number;
  accepted: number[];
  busy: number[];
  withoutTime: number;
  other: number;
}

const take = (count: Count, frame: string, took: number): void => {
  if (frame.includes('"ok":true')) count.accepted.push(took);
  else if (frame.includes('"code":"busy"')) {
    count.busy.push(took);
    if (!frame.includes('"retryAfterMs"')) count.withoutTime++;
  } else count.other++;
};

/**
 * So many senders who each keep many messages under way, and who, when refused, try again as soon as they were told: what
 * an impatient crowd does. `window` of each is more than the gateway takes from one connection at once.
 */
export const flood = async (
  host: Host,
  { senders, window, seconds }: { senders: number; window: number; seconds: number },
): Promise<Flooded> => {
  const people = await seedPeople(host.db, senders * 2);
  const couples = Array.from({ length: senders }, (_, at) => people.slice(at * 2, at * 2 + 2));
  const chats = await seedChats(host.db, 'direct', couples);
  const count: Count = { asked: 0, accepted: [], busy: [], withoutTime: 0, other: 0 };
  let isOn = true;
  const closing: (() => void)[] = [];
  // Nobody begins before all are in: coming in is not what is measured.
  const beginning: (() => void)[] = [];
  await inTurns([...couples.keys()], 20, async (at) => {
    const sentAt = new Map<string, number>();
    let number = 0;
    const send = () => {
      const key = `flood.${at}.${++number}`;
      sentAt.set(key, performance.now());
      count.asked++;
      const input = { chatId: chats[at], key, text: 'More than can be stored.' };
      socket.send(JSON.stringify({ id: key, call: 'messages.send', input }));
    };
    const hear = (frame: string) => {
      const key = /^\{"id":"([^"]+)"/.exec(frame)?.[1];
      const began = key === undefined ? undefined : sentAt.get(key);
      if (key === undefined || began === undefined) return;
      sentAt.delete(key);
      take(count, frame, performance.now() - began);
      const wait = Number(/"retryAfterMs":(\d+)/.exec(frame)?.[1] ?? 0);
      if (wait > 0) setTimeout(() => isOn && send(), wait);
      else if (isOn) send();
    };
    const socket = await openSocket(host.gateway, couples[at]?.[0] as Seeded, { hear });
    closing.push(() => socket.terminate());
    beginning.push(send);
  });
  for (let sent = 0; sent < window; sent++) for (const send of beginning) send();
  // What is there at the start is not what an overloaded host does all the time.
  await sleep(2_000);
  [count.asked, count.accepted, count.busy] = [0, [], []];
  await sleep(seconds * 1_000);
  isOn = false;
  const [accepted, busy] = [spread(count.accepted), spread(count.busy)];
  for (const close of closing) close();
  return {
    asked_per_s: Math.round(count.asked / seconds),
    accepted_per_s: Math.round(count.accepted.length / seconds),
    accepted_p50_ms: accepted.p50_ms,
    accepted_p99_ms: accepted.p99_ms,
    busy_per_s: Math.round(count.busy.length / seconds),
    busy_p50_ms: busy.p50_ms,
    busy_p99_ms: busy.p99_ms,
    busy_without_time: count.withoutTime,
    other_refusals: count.other,
  };
};
