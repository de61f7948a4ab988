/** A press shorter than this is a tap, in milliseconds. */
export const tapMs = 280;
/** So far to the left throws it away, so far up lets it go on by itself; in pixels. */
export const far = { left: 110, up: 72 } as const;

/** What a finger on the button means, wherever it has gone: one way at a time. */
export const pulled = (from: { x: number; y: number }, to: { x: number; y: number }) => {
  const [left, up] = [Math.max(0, from.x - to.x), Math.max(0, from.y - to.y)];
  const isLeft = left >= up;
  const [x, y] = isLeft ? [left, 0] : [0, up];
  const deed = x >= far.left ? ('cancel' as const) : y >= far.up ? ('lock' as const) : undefined;
  return { x: x === 0 ? 0 : -x, y: y === 0 ? 0 : -y, deed };
};

/** What lifting the finger means. */
export const lifted = (held: { ms: number; isRecording: boolean }): 'lock' | 'send' =>
  // While the browser still asks, the finger was needed elsewhere.
  !held.isRecording || held.ms < tapMs ? 'lock' : 'send';
