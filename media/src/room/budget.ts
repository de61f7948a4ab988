/** What is known of one picture on its way to a person. */
export type PictureView = {
  /** What their screen wants: -1 nothing. */
  wanted: number;
  /** What is allowed now: -1 rests. */
  cap: number;
  /** The largest size there is. */
  highest: number;
  bitsPerSecond: number;
  lossFraction: number;
};

/** How a person's line has been doing. */
export type LineView = {
  nowMs: number;
  /**
   * The browser's own estimate, if it is fresh. It is of pictures alone (libwebrtc, `ReceiveSideCongestionController`,
   * leaves sound out), and so is what is sent.
   */
  rembBitsPerSecond: number | undefined;
  sentBitsPerSecond: number;
  /** False while the host itself sends about as much as it may. */
  mayRise?: boolean;
};

const tooMuchLoss = 0.1;
const littleLoss = 0.04;
const firstBackOffMs = 4_000;
const longestBackOffMs = 60_000;
/** A picture that rests is tried again this soon: who sees nothing of somebody thinks that they are gone. */
const longestRestMs = 8_000;
const trialMs = 6_000;
/** Two seconds of losses, or four of a low estimate. */
const enough = 4;
/** An estimate that has grown by so much in so many looks is on its way up, however low it is. */
const climb = { factor: 1.05, looks: 2 };

/**
 * Which sizes of pictures a line bears. It goes down on losses or a low estimate; it goes up by trying, since a
 * browser never estimates much more than it is sent, and waits longer after each try that failed.
 */
export class Budget {
  private bad = 0;
  /** For so many seconds on end the estimate has been far below what is sent. */
  private lowFor = 0;
  private readonly estimates: number[] = [];
  private lastChangeMs = 0;
  private triedMs = 0;
  private backOffMs = firstBackOffMs;

  /** Looks once a second; gives which picture changes and to what. */
  decide(line: LineView, pictures: PictureView[]): { index: number; cap: number } | undefined {
    const { nowMs } = line;
    if (this.lastChangeMs === 0) this.lastChangeMs = nowMs;
    // Of a picture that is not sent nothing is told any more: what it lost last says nothing about now.
    const isClimbing = this.noteEstimate(line);
    // What is low and on its way up is no sign of either: a line at its limit falls and climbs in turn.
    const step = isClimbing ? 0 : 1;
    this.lowFor = isBelowShare(line, 0.4) ? this.lowFor + step : 0;
    const shown = pictures.filter(({ cap, wanted }) => cap >= 0 && wanted >= 0);
    const lost = Math.max(0, ...shown.map(({ lossFraction }) => lossFraction));
    this.bad = Math.max(0, this.bad + howBad({ lost, isLow: isBelowShare(line, 0.8), step }));
    if (this.bad >= enough) {
      this.bad = 0;
      return this.goDown(line, pictures);
    }
    if (
      line.mayRise === false ||
      this.bad > 0 ||
      nowMs - this.lastChangeMs < this.waitMs(pictures) ||
      !isGood(shown)
    )
      return undefined;
    return this.goUp(nowMs, pictures);
  }

  /** After a picture has begun a browser's estimate grows by a twelfth a second, from what came before: that says nothing of the line. */
  private noteEstimate({ rembBitsPerSecond }: LineView): boolean {
    if (rembBitsPerSecond === undefined) this.estimates.length = 0;
    else this.estimates.push(rembBitsPerSecond);
    if (this.estimates.length <= climb.looks) return true;
    return (rembBitsPerSecond ?? 0) > this.estimates.shift()! * climb.factor;
  }

  private waitMs(pictures: PictureView[]): number {
    const rests = pictures.some(({ cap, wanted }) => cap < 0 && wanted >= 0);
    return rests ? Math.min(this.backOffMs, longestRestMs) : this.backOffMs;
  }

  private goDown({ nowMs }: LineView, pictures: PictureView[]) {
    if (nowMs - this.triedMs < trialMs) this.backOffMs = Math.min(longestBackOffMs, this.backOffMs * 2);
    this.lastChangeMs = nowMs;
    const heaviest = pictures
      .map((picture, index) => ({
        index,
        ...picture,
        shown: Math.min(picture.cap, picture.wanted, picture.highest),
      }))
      .filter(({ shown }) => shown >= 0)
      .toSorted((one, other) => other.shown - one.shown || other.bitsPerSecond - one.bitsPerSecond)[0];
    if (!heaviest) return undefined;
    // Sound is worth more than any picture: when even the smallest is far too much, it rests. Losses alone never do that, nor an
    // estimate of when less was sent: a browser estimates little more than it gets.
    if (heaviest.shown === 0 && this.lowFor < enough) return undefined;
    return { index: heaviest.index, cap: heaviest.shown - 1 };
  }

  private goUp(nowMs: number, pictures: PictureView[]) {
    const poorest = pictures
      .map((picture, index) => ({ index, ...picture }))
      .filter(({ cap, wanted, highest }) => cap < Math.min(wanted, highest))
      .toSorted((one, other) => one.cap - other.cap)[0];
    if (!poorest) {
      this.backOffMs = Math.max(firstBackOffMs, this.backOffMs * 0.9);
      return undefined;
    }
    this.lastChangeMs = nowMs;
    this.triedMs = nowMs;
    return { index: poorest.index, cap: poorest.cap + 1 };
  }
}

/**
 * Losses weigh twice as much as a low estimate: a browser on a busy machine estimates low for a second or two on a
 * line that has nothing wrong with it.
 */
function howBad({ lost, isLow, step }: { lost: number; isLow: boolean; step: number }): number {
  if (lost > tooMuchLoss) return 2;
  return isLow ? step : -1;
}

function isBelowShare({ rembBitsPerSecond, sentBitsPerSecond }: LineView, share: number): boolean {
  return rembBitsPerSecond !== undefined && rembBitsPerSecond < sentBitsPerSecond * share;
}

function isGood(pictures: PictureView[]): boolean {
  return pictures.every(({ lossFraction }) => lossFraction < littleLoss);
}
