/** Numbers of addresses, sorted, each the start of a range that goes up to the next. */
type Starts = Uint32Array | BigUint64Array;

/** Which country an address is registered in: ranges side by side, holes between them belong to nobody. */
export interface CountryTable {
  starts: Starts;
  /** For each range where it stands in `codes`. */
  which: Uint8Array;
  /** Two letters each; the first is nobody. */
  codes: string[];
}

/** Takes lines in, a part of a file at a time, and puts them together to a table. */
export interface TableMaker {
  take(lines: readonly string[]): void;
  finish(): CountryTable;
}

/** Makes a table of lines `first,last,CC`; `read` makes a number of an address that two ranges can be told apart by. */
export const makeTable = <Size extends number | bigint>(
  read: (text: string) => Size,
  { next, pack }: { next: (number: Size) => Size; pack: (starts: Size[]) => Starts },
): TableMaker => {
  const codes = [''];
  const indexes = new Map([['', 0]]);
  const starts: Size[] = [];
  const which: number[] = [];
  let free: Size | undefined;
  const indexOf = (code: string): number => {
    const index = indexes.get(code) ?? codes.push(code) - 1;
    indexes.set(code, index);
    return index;
  };
  const begin = (start: Size, index: number) => {
    if (which.at(-1) === index) return;
    starts.push(start);
    which.push(index);
  };
  return {
    take(lines) {
      for (const line of lines) {
        const [first, last, code] = line.split(',') as [string, string?, string?];
        if (!last || !code) continue;
        const start = read(first);
        if (free !== undefined && start > free) begin(free, 0);
        begin(start, indexOf(code.trim()));
        free = next(read(last));
      }
    },
    finish() {
      if (free !== undefined) begin(free, 0);
      return { starts: pack(starts), which: Uint8Array.from(which), codes };
    },
  };
};

/** The country of an address; undefined where nobody is known to have it. */
export const findCountry = (
  { starts, which, codes }: CountryTable,
  address: number | bigint,
): string | undefined => {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] as number | bigint) <= address) low = middle + 1;
    else high = middle;
  }
  return codes[which[low - 1] ?? 0] || undefined;
};
