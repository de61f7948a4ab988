/** What goes through a worker, counted over the last two seconds. */
export class Traffic {
  repeated = 0;
  private out = { packets: 0, bytes: 0 };
  private in = 0;
  private losses = { sum: 0, count: 0 };
  private sinceMs = performance.now();
  private last = { inPps: 0, outPps: 0, outMbps: 0, lossPercent: 0 };

  noteOut(bytes: number): void {
    this.out.packets += 1;
    this.out.bytes += bytes;
  }

  noteIn(): void {
    this.in += 1;
  }

  noteLoss(fraction: number): void {
    this.losses.sum += fraction;
    this.losses.count += 1;
  }

  /** Ends a stretch of time that is counted, when it is long enough. */
  turn(nowMs: number): void {
    const seconds = (nowMs - this.sinceMs) / 1_000;
    if (seconds < 2) return;
    this.last = {
      inPps: this.in / seconds,
      outPps: this.out.packets / seconds,
      outMbps: (this.out.bytes * 8) / seconds / 1e6,
      lossPercent: this.losses.count > 0 ? (this.losses.sum / this.losses.count) * 100 : 0,
    };
    this.out = { packets: 0, bytes: 0 };
    this.in = 0;
    this.losses = { sum: 0, count: 0 };
    this.sinceMs = nowMs;
  }

  /** Nobody is here any more. */
  rest(): void {
    this.sinceMs = 0;
    this.turn(performance.now());
    this.last = { inPps: 0, outPps: 0, outMbps: 0, lossPercent: 0 };
  }

  figures() {
    return this.last;
  }
}
