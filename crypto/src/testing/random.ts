/** Random numbers that are the same for the same seed (mulberry32), so that a failure can be had again. */
export function randomOf(seed: number) {
  let at = seed >>> 0;
  const next = () => {
    at = (at + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(at ^ (at >>> 15), at | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number) => Math.floor(next() * end);
  const pick = <Item>(from: readonly Item[]): Item => from[below(from.length)]!;
  /** Up to so many different ones, in their order. */
  const some = <Item>(from: readonly Item[], count: number): Item[] => {
    const left = [...from];
    while (left.length > count) left.splice(below(left.length), 1);
    return left;
  };
  return { below, pick, some };
}
