/** How far, in CSS pixels, a swipe must go before letting go counts. */
export const SWIPE_THRESHOLD = 52;

const LIMIT = 84;

/** Whether a movement is clearly sideways rather than the start of a scroll. */
export function isSideways(dx: number, dy: number): boolean {
  return Math.abs(dx) > 12 && Math.abs(dx) > Math.abs(dy) * 1.5;
}

/** How far the element is drawn aside: with the finger, then ever more slowly, and never the wrong way. */
export function swipeOffset(dx: number, towards: 'left' | 'right'): number {
  const sign = towards === 'left' ? -1 : 1;
  const travel = Math.max(0, dx * sign);
  if (travel === 0) return 0;
  const eased = travel <= SWIPE_THRESHOLD ? travel : SWIPE_THRESHOLD + (travel - SWIPE_THRESHOLD) * 0.3;
  return sign * Math.min(eased, LIMIT);
}
