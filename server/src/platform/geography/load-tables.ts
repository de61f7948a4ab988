import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { makeTable, type CountryTable, type TableMaker } from './country-table.ts';

/** The ranges of the world's addresses, by country: from the registries of the internet, and shipped with this program. */
const source = '@ip-location-db/asn-country';

/** Both kinds of address. */
export interface Tables {
  v4: CountryTable;
  v6: CountryTable;
}

const oneMore32 = (number: number) => number + 1;
const oneMore64 = (number: bigint) => number + 1n;
/** The end of all addresses does not fit into the width of the others. */
const top32 = 0xffff_ffff;

/** IPv4 as a whole; of IPv6 the half that names the network. */
const makers = {
  v4: () =>
    makeTable<number>(Number, {
      next: oneMore32,
      pack: (starts) => Uint32Array.from(starts, (start) => Math.min(start, top32)),
    }),
  v6: () =>
    makeTable<bigint>((text) => BigInt(text) >> 64n, {
      next: oneMore64,
      pack: (starts) => BigUint64Array.from(starts),
    }),
};

/** Reads a file a piece at a time: between two pieces the process does other things. */
const readInPieces = async (path: string, maker: TableMaker): Promise<CountryTable> => {
  let rest = '';
  for await (const piece of createReadStream(path, { encoding: 'latin1', highWaterMark: 256 * 1_024 })) {
    const lines = (rest + (piece as string)).split('\n');
    rest = lines.pop() as string;
    maker.take(lines);
    await new Promise((done) => setImmediate(done));
  }
  maker.take([rest]);
  return maker.finish();
};

/** Loads both tables from the package that brings them. */
export const loadTables = async (): Promise<Tables> => {
  const folder = dirname(createRequire(import.meta.url).resolve(`${source}/package.json`));
  const load = (kind: 4 | 6, maker: TableMaker) =>
    readInPieces(join(folder, `asn-country-ipv${kind}-num.csv`), maker);
  return { v4: await load(4, makers.v4()), v6: await load(6, makers.v6()) };
};
