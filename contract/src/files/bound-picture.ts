/** How small a picture is made: its longer side at most so long, but its shorter side never less than `least` for that. */
export interface PictureBounds {
  side: number;
  least: number;
}

/** The longest side that a picture ever has which was made smaller: what every browser still draws at once. */
const mostSide = 12_000;

/**
 * Bounds of the forms of a photo, and of the photos that a sender has asked to be smaller. A tall screenshot or a
 * panorama keeps enough of its shorter side that its letters can be read.
 */
export const pictureBounds = {
  list: { side: 480, least: 320 },
  screen: { side: 2_048, least: 1_080 },
  preview: { side: 1_280, least: 640 },
  small: { side: 1_280, least: 720 },
  good: { side: 2_560, least: 1_280 },
} as const satisfies Record<string, PictureBounds>;

/** The longer side of a picture that was brought within bounds; never more than it has. */
export const boundSide = (
  { width, height }: { width: number; height: number },
  { side, least }: PictureBounds,
): number => {
  const [short, long] = [Math.max(1, Math.min(width, height)), Math.max(width, height)];
  const readable = Math.round((Math.min(short, least) / short) * long);
  return Math.min(long, Math.max(side, Math.min(mostSide, readable)));
};
