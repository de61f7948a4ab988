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
  /** The browser's own estimate, if it is fresh. */
  rembBitsPerSecond: number | undefined;
  sentBitsPerSecond: number;
  /** False while the host itself sends about as much as it may. */
  mayRise?: boolean;
};

const tooMuchLoss = 0.1;
const littleLoss = 0.04;
const firstBackOffMs = 4_000;
const longestBackOffMs = 60_000;
const trialMs = 6_000;
/** Two seconds of losses, or four of a low estimate. */
const enough = 4;

/**
 * Which sizes of pictures a line bears. It goes down on losses or a low estimate; it goes up by trying, since a
 * browser never estimates much more than it is sent, and waits longer after each try that failed.
 */
export class Budget {
  private bad = 0;
  private lastChangeMs = 0;
  private triedMs = 0;
  private backOffMs = firstBackOffMs;

  /** Looks once a second; gives which picture changes and to what. */
  decide(line: LineView, pictures: PictureView[]): { index: number; cap: number } | undefined {
    const { nowMs } = line;
    if (this.lastChangeMs === 0) this.lastChangeMs = nowMs;
    this.bad = Math.max(0, this.bad + howBad(line, pictures));
    if (this.bad >= enough) {
      this.bad = 0;
      return this.goDown(line, pictures);
    }
    if (
      line.mayRise === false ||
      this.bad > 0 ||
      nowMs - this.lastChangeMs < this.backOffMs ||
      !isGood(pictures)
    )
      return undefined;
    return this.goUp(nowMs, pictures);
  }

  private goDown({ nowMs, rembBitsPerSecond, sentBitsPerSecond }: LineView, pictures: PictureView[]) {
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
    // Sound is worth more than any picture: when even the smallest is far too much, it rests.
    if (
      heaviest.shown === 0 &&
      !(rembBitsPerSecond !== undefined && rembBitsPerSecond < sentBitsPerSecond * 0.4)
    ) {
      return undefined;
    }
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
function howBad({ rembBitsPerSecond, sentBitsPerSecond }: LineView, pictures: PictureView[]): number {
  const lost = Math.max(0, ...pictures.map(({ lossFraction }) => lossFraction));
  if (lost > tooMuchLoss) return 2;
  return rembBitsPerSecond !== undefined && rembBitsPerSecond < sentBitsPerSecond * 0.8 ? 1 : -1;
}

function isGood(pictures: PictureView[]): boolean {
  return pictures.every(({ lossFraction }) => lossFraction < littleLoss);
}
