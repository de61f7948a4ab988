/** Numbers that look like chance and are the same for the same seed, and what is drawn with them. */
export interface Chance {
  /** From 0 up to 1. */
  next(): number;
  /** From `low` up to `high`. */
  between(low: number, high: number): number;
  /** A whole number below `count`. */
  below(count: number): number;
  of<Item>(items: readonly Item[]): Item;
  /** Milliseconds until the next of what happens so often a second, as calls come in. */
  pauseMs(perSecond: number): number;
  /** Another stream, so that what is drawn here changes nothing there. */
  fork(): Chance;
}

/** Starts a stream of chance from a seed. */
export const makeChance = (seed: number): Chance => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
  const below = (count: number) => Math.floor(next() * count);
  return {
    next,
    below,
    between: (low, high) => low + next() * (high - low),
    of: (items) => items[below(items.length)]!,
    pauseMs: (perSecond) => (-Math.log(1 - next()) / perSecond) * 1_000,
    fork: () => makeChance(below(2 ** 32)),
  };
};
