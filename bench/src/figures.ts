/** The value below which this share of the measurements lies. */
export const percentile = (sorted: Float64Array, share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** p50, p95 and p99 of milliseconds, to a hundredth. */
export const spread = (
  milliseconds: readonly number[],
): { p50_ms: number; p95_ms: number; p99_ms: number } => {
  const sorted = Float64Array.from(milliseconds).toSorted();
  const round = (value: number) => Math.round(value * 100) / 100;
  return {
    p50_ms: round(percentile(sorted, 0.5)),
    p95_ms: round(percentile(sorted, 0.95)),
    p99_ms: round(percentile(sorted, 0.99)),
  };
};

/** Bytes as megabytes, to a tenth. */
export const megabytes = (bytes: number): number => Math.round(bytes / 104_857.6) / 10;

/** Runs work for every item, so many at a time. */
export const inTurns = async <Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<void>,
): Promise<void> => {
  const left = [...items];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let item = left.pop(); item !== undefined; item = left.pop()) await work(item);
    }),
  );
};
