/** Lets through so many a second, and as many more at once; the rest is refused. */
export class Pace {
  private left: number;
  private atMs = 0;
  private readonly perSecond: number;
  private readonly burst: number;

  constructor(perSecond: number, burst: number) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.left = burst;
  }

  take(nowMs: number): boolean {
    this.left = Math.min(this.burst, this.left + ((nowMs - this.atMs) / 1_000) * this.perSecond);
    this.atMs = nowMs;
    if (this.left < 1) return false;
    this.left -= 1;
    return true;
  }
}
