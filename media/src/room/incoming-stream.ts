import { sequenceDistance } from '../rtp/packet.ts';
import type { WrittenBlock } from '../rtp/write-rtcp.ts';

type Missing = { sinceMs: number; askedMs: number; tries: number };

/** A wall clock that belongs to a timestamp, as the sender has told it. */
export type ClockReport = { ntpSeconds: number; ntpFraction: number; timestamp: number; atMs: number };

const giveUpAfterMs = 1_000;
const maxTries = 10;
const minTries = 4;
const maxMissing = 400;
const maxJump = 2_000;

/** One stream that comes in: its order, what of it is missing, and how much it is. */
export class IncomingStream {
  readonly ssrc: number;
  readonly clockRate: number;
  /** The place of its picture size among the sizes of its track: 0 is the smallest. */
  readonly layer: number;
  clock: ClockReport | undefined;
  lastPacketMs = 0;
  private highest: number | undefined;
  private cycles = 0;
  private first = 0;
  private received = 0;
  private expectedBefore = 0;
  private receivedBefore = 0;
  private jitter = 0;
  private transit: number | undefined;
  private readonly missing = new Map<number, Missing>();
  private bytes = 0;
  private measuredMs = 0;
  private rate = 0;

  constructor(of: { ssrc: number; clockRate: number; layer: number }) {
    this.ssrc = of.ssrc;
    this.clockRate = of.clockRate;
    this.layer = of.layer;
  }

  /** Notes a packet; false for one that has already been here, or is too old to be of use. */
  note(packet: { sequence: number; timestamp: number; length: number }, nowMs: number): boolean {
    const { sequence } = packet;
    this.lastPacketMs = nowMs;
    this.bytes += packet.length;
    if (this.highest === undefined) return this.begin(sequence);
    const ahead = sequenceDistance(this.highest, sequence);
    if (Math.abs(ahead) > maxJump) return this.begin(sequence);
    if (ahead <= 0) {
      if (!this.missing.delete(sequence)) return false;
      this.received += 1;
      return true;
    }
    for (let step = 1; step < ahead && this.missing.size < maxMissing; step++) {
      this.missing.set((this.highest + step) & 0xffff, { sinceMs: nowMs, askedMs: 0, tries: 0 });
    }
    if (sequence < this.highest) this.cycles += 1;
    this.highest = sequence;
    this.received += 1;
    this.noteJitter(packet.timestamp, nowMs);
    return true;
  }

  private begin(sequence: number): true {
    this.highest = sequence;
    this.first = sequence;
    this.cycles = 0;
    this.received = 1;
    this.expectedBefore = 0;
    this.receivedBefore = 0;
    this.missing.clear();
    return true;
  }

  private noteJitter(timestamp: number, nowMs: number) {
    const transit = ((nowMs * this.clockRate) / 1_000 - timestamp) | 0;
    if (this.transit !== undefined) {
      const difference = Math.abs((transit - this.transit) | 0);
      if (difference < this.clockRate * 10) this.jitter += (difference - this.jitter) / 16;
    }
    this.transit = transit;
  }

  /** What is to be asked for once more, now. */
  takeDue(nowMs: number): number[] {
    if (this.missing.size === 0) return [];
    const due: number[] = [];
    for (const [sequence, one] of this.missing) {
      if (one.tries >= maxTries || (one.tries >= minTries && nowMs - one.sinceMs > giveUpAfterMs)) {
        this.missing.delete(sequence);
        continue;
      }
      if (nowMs - one.askedMs < 40 + one.tries * 20) continue;
      one.askedMs = nowMs;
      one.tries += 1;
      due.push(sequence);
    }
    return due;
  }

  /** How many numbers between the first and the last have not come. */
  get lost(): number {
    if (this.highest === undefined) return 0;
    return this.cycles * 65_536 + this.highest - this.first + 1 - this.received;
  }

  /** What we tell its sender about it (RFC 3550, 6.4.1). */
  report(nowMs: number): WrittenBlock | undefined {
    if (this.highest === undefined) return undefined;
    const highest = this.cycles * 65_536 + this.highest;
    const expected = highest - this.first + 1;
    const expectedNow = expected - this.expectedBefore;
    const lost = expectedNow - (this.received - this.receivedBefore);
    this.expectedBefore = expected;
    this.receivedBefore = this.received;
    const { clock } = this;
    return {
      ssrc: this.ssrc,
      fractionLost: expectedNow > 0 && lost > 0 ? lost / expectedNow : 0,
      totalLost: expected - this.received,
      highest,
      jitter: this.jitter,
      lsr: clock ? ((clock.ntpSeconds & 0xffff) << 16) | (clock.ntpFraction >>> 16) : 0,
      dlsr: clock ? Math.round(((nowMs - clock.atMs) / 1_000) * 65_536) : 0,
    };
  }

  /** Bits a second, smoothed over the last seconds. */
  bitsPerSecond(nowMs: number): number {
    const passed = nowMs - this.measuredMs;
    if (passed >= 500) {
      const now = passed > 10_000 ? 0 : (this.bytes * 8_000) / passed;
      this.rate = this.rate === 0 ? now : this.rate * 0.4 + now * 0.6;
      this.bytes = 0;
      this.measuredMs = nowMs;
    }
    return this.rate;
  }

  /** The sender's wall clock at a timestamp, in milliseconds, once it has told any. */
  wallClockMs(timestamp: number): number | undefined {
    const { clock } = this;
    if (!clock) return undefined;
    const told = clock.ntpSeconds * 1_000 + (clock.ntpFraction / 2 ** 32) * 1_000;
    return told + (((timestamp - clock.timestamp) | 0) / this.clockRate) * 1_000;
  }
}
