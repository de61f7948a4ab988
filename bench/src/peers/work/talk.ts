import { setTimeout as sleep } from 'node:timers/promises';
import { spread } from '../../figures.ts';
import type { Line } from '../lines/line.ts';
import type { TalkPlace } from '../world.ts';

/** How people talk: at a common rate whatever the server does, or so many messages under way in each place. */
export interface Talk {
  /** Messages a second over all places. */
  rate?: number;
  /** Messages each place has under way; the next goes when one is acknowledged. */
  window?: number;
  /** The next one goes when the last is acknowledged and everybody has it. */
  oneByOne?: boolean;
  warmSeconds: number;
  seconds: number;
}

/** What came of it. Times are from handing a message to the socket. */
export interface Talked {
  /** In all, warming up included. */
  sent: number;
  sent_per_s: number;
  acked_per_s: number;
  delivered_per_s: number;
  acked: ReturnType<typeof spread>;
  /** To each reader. */
  delivered: ReturnType<typeof spread>;
  /** To the last reader of each message. */
  last: ReturnType<typeof spread>;
  /** Was all of it delivered as fast as it came? Of a common rate alone. */
  held: boolean;
  lost: number;
  doubled: number;
  unacknowledged: number;
}

/** Readers beyond which not every delivery is timed, but the last of each message alone. */
const timedReaders = 60;
const settleMs = 10_000;

class Speaker {
  readonly place: TalkPlace;
  readonly base: number;
  readonly sentAt: number[] = [];
  readonly acked: boolean[] = [];
  /** By message: a count, and in places with few readers who has it. */
  readonly arrived: number[] = [];
  constructor(place: TalkPlace, base: number) {
    this.place = place;
    this.base = base;
  }
}

/** One run of talking over lines that are open. */
export class TalkRun {
  private readonly speakers = new Map<number, Speaker>();
  private readonly lines: ReadonlyMap<number, Line>;
  private readonly talk: Talk;
  private isOn = false;
  private isMeasured = false;
  private readonly counts = { sent: 0, acked: 0, delivered: 0 };
  private readonly times = { acked: [] as number[], delivered: [] as number[], last: [] as number[] };

  constructor(
    lines: ReadonlyMap<number, Line>,
    talk: Talk,
    { places, base }: { places: readonly TalkPlace[]; base: number },
  ) {
    this.lines = lines;
    this.talk = talk;
    for (const place of places) this.speakers.set(place.sender, new Speaker(place, base));
  }

  acknowledged(line: number, number: number): void {
    const speaker = this.speakers.get(line);
    const message = number - (speaker?.base ?? 0);
    if (!speaker || message < 0 || speaker.acked[message]) return;
    speaker.acked[message] = true;
    if (this.isMeasured) {
      this.counts.acked++;
      this.times.acked.push(performance.now() - (speaker.sentAt[message] as number));
    }
    if (this.talk.oneByOne) this.goOn(speaker, message);
    else if (this.talk.window && this.isOn) this.say(speaker);
  }

  came(from: number, number: number): void {
    const speaker = this.speakers.get(from);
    const message = number - (speaker?.base ?? 0);
    if (!speaker || message < 0) return;
    const count = (speaker.arrived[message] ?? 0) + 1;
    speaker.arrived[message] = count;
    const readers = speaker.place.readers.length;
    if (this.isMeasured) {
      this.counts.delivered++;
      const isLast = count === readers;
      if (isLast || readers <= timedReaders) {
        const took = performance.now() - (speaker.sentAt[message] as number);
        if (readers <= timedReaders) this.times.delivered.push(took);
        if (isLast) this.times.last.push(took);
      }
    }
    if (this.talk.oneByOne) this.goOn(speaker, message);
  }

  async run(): Promise<Talked> {
    this.isOn = true;
    const { window, oneByOne, rate } = this.talk;
    if (rate) void this.keepRate(rate);
    else
      for (const speaker of this.speakers.values())
        for (let at = 0; at < (oneByOne ? 1 : (window ?? 1)); at++) this.say(speaker);
    await sleep(this.talk.warmSeconds * 1_000);
    this.isMeasured = true;
    const began = performance.now();
    await sleep(this.talk.seconds * 1_000);
    const took = (performance.now() - began) / 1_000;
    const counts = { ...this.counts };
    this.isOn = false;
    // What is under way when the time is over belongs to the times, not to the rates.
    for (let waited = 0; waited < settleMs && this.count().open > 0; waited += 50) await sleep(50);
    this.isMeasured = false;
    await sleep(200);
    return this.present(counts, took);
  }

  private present(counts: TalkRun['counts'], took: number): Talked {
    const perSecond = (count: number) => Math.round((count / took) * 10) / 10;
    const readers = [...this.speakers.values()][0]?.place.readers.length ?? 1;
    const { lost, doubled, unacknowledged } = this.count();
    return {
      sent: [...this.speakers.values()].reduce((sum, { sentAt }) => sum + sentAt.length, 0),
      sent_per_s: perSecond(counts.sent),
      acked_per_s: perSecond(counts.acked),
      delivered_per_s: perSecond(counts.delivered),
      acked: spread(this.times.acked),
      delivered: spread(this.times.delivered.length > 0 ? this.times.delivered : this.times.last),
      last: spread(this.times.last),
      held: counts.delivered >= 0.97 * readers * counts.sent,
      lost,
      doubled,
      unacknowledged,
    };
  }

  private say(speaker: Speaker): void {
    const message = speaker.sentAt.length;
    speaker.sentAt.push(performance.now());
    if (this.isMeasured) this.counts.sent++;
    this.lines.get(speaker.place.sender)?.say(speaker.place, speaker.base + message);
  }

  private goOn(speaker: Speaker, message: number): void {
    const isThere = (speaker.arrived[message] ?? 0) >= speaker.place.readers.length;
    if (this.isOn && isThere && speaker.acked[message] && message === speaker.sentAt.length - 1)
      this.say(speaker);
  }

  private async keepRate(rate: number): Promise<void> {
    const speakers = [...this.speakers.values()];
    const began = performance.now();
    for (let said = 0; this.isOn; await sleep(rate < 100 ? 5 : 1)) {
      const due = Math.floor(((performance.now() - began) / 1_000) * rate);
      for (; said < due; said++) this.say(speakers[said % speakers.length] as Speaker);
    }
  }

  private count(): { open: number; lost: number; doubled: number; unacknowledged: number } {
    const found = { open: 0, lost: 0, doubled: 0, unacknowledged: 0 };
    for (const { place, sentAt, acked, arrived } of this.speakers.values())
      for (let message = 0; message < sentAt.length; message++) {
        const missing = place.readers.length - (arrived[message] ?? 0);
        if (missing > 0 || !acked[message]) found.open++;
        if (!acked[message]) found.unacknowledged++;
        else if (missing > 0) found.lost += missing;
        if (missing < 0) found.doubled -= missing;
      }
    return found;
  }
}
