/** So far a finger has to go sideways, and so quickly, that it turns a page. */
const farPx = 48;
const slowMs = 800;

/** Which way a finger turns the pages: 1 to the next, -1 to the one before, 0 where it did something else. */
export const swipeOf = ({ x, y, ms }: { x: number; y: number; ms: number }): 1 | 0 | -1 => {
  const isSideways = Math.abs(x) > farPx && Math.abs(x) > 2 * Math.abs(y);
  if (!isSideways || ms > slowMs) return 0;
  return x < 0 ? 1 : -1;
};
