import type { Measured } from './measure.ts';

/** What one server did in one round. */
export interface Round {
  round: number;
  server: string;
  load_before: string;
  problems: string[];
  figures: Measured[];
  profile?: object;
}

/** One figure of all servers: medians over the rounds, each round, and ours divided by theirs. */
export interface Row {
  what: string;
  unit: string;
  better: 'higher' | 'lower';
  median: Record<string, number | null>;
  rounds: Record<string, (number | null)[]>;
  ours_by_theirs: Record<string, number | null>;
}

const round = (value: number): number => Number(value.toPrecision(4));

const median = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null).toSorted((one, other) => one - other);
  const middle = known.length >> 1;
  if (known.length === 0) return null;
  return known.length % 2 === 1
    ? (known[middle] as number)
    : ((known[middle - 1] as number) + (known[middle] as number)) / 2;
};

const isComparable = ({ unit }: Row): boolean => unit !== 'messages' && unit !== 'yes or no';

/** Puts the figures of all rounds beside each other. */
export const tabulate = (rounds: readonly Round[]): Row[] => {
  const rows = new Map<string, Row>();
  for (const { server, figures } of rounds)
    for (const { name: what, unit, better, value } of figures) {
      const known = rows.get(what) ?? { what, unit, better, median: {}, rounds: {}, ours_by_theirs: {} };
      (known.rounds[server] ??= []).push(value === null ? null : round(value));
      rows.set(what, known);
    }
  for (const row of rows.values()) {
    for (const [server, values] of Object.entries(row.rounds)) row.median[server] = median(values);
    const ours = row.median.maru ?? null;
    for (const [server, theirs] of Object.entries(row.median))
      if (server !== 'maru' && isComparable(row))
        row.ours_by_theirs[server] = ours === null || !theirs ? null : round(ours / theirs);
  }
  return [...rows.values()];
};

/** What was asked for, and whether it is so. */
export interface Judged {
  aim: string;
  measured: number | null;
  met: boolean | null;
}

const withArchive = 'ejabberd+archive';
const without = 'ejabberd';

/** Looks whether the aims are met; null where a figure was not measured. */
export const judge = (table: readonly Row[]): Judged[] => {
  const find = (what: string) => table.find((row) => row.what.startsWith(what));
  const ours = (what: string) => find(what)?.median.maru ?? null;
  const ratio = (what: string, server: string) => find(what)?.ours_by_theirs[server] ?? null;
  const atMost = (aim: string, measured: number | null, limit: number): Judged => ({
    aim,
    measured,
    met: measured === null ? null : measured < limit,
  });
  const atLeast = (aim: string, measured: number | null, limit: number): Judged => ({
    aim,
    measured,
    met: measured === null ? null : measured >= limit,
  });
  const full = 'many pairs, all they can: acknowledged';
  const atRates = table
    .filter(({ what }) => /^many pairs at \d+\/s: delivered, p99$/.test(what))
    .flatMap(({ what, median: medians }) =>
      [withArchive, without]
        .filter((server) => find(what.replace(': delivered, p99', ': held'))?.median[server] === 1)
        .map((server) =>
          atMost(
            `${what}: lower than that of ${server} (ours ÷ theirs)`,
            ratio(what, server),
            medians.maru === null ? 0 : 1,
          ),
        ),
    );
  return [
    atLeast(`one-to-one throughput at least 10 times that of ${withArchive}`, ratio(full, withArchive), 10),
    atLeast(`one-to-one throughput at least twice that of ${without}`, ratio(full, without), 2),
    ...atRates,
    atMost('one pair: acknowledged, p50 under 1.5 ms', ours('one pair: acknowledged, p50'), 1.5),
    atMost('the last of 1,000 within 25 ms, p50', ours('room of 1000 at 5/s: last member, p50'), 25),
    atMost('the last of 3,000 within 60 ms, p50', ours('room of 3000 at 5/s: last member, p50'), 60),
    atMost('memory of an idle session under 20 kB', ours('memory of an idle session'), 20),
    atMost('10,000 sessions at a useful chat list within 10 s', ours('connect storm: all 10000'), 10),
    atMost(
      `back after a week at least 5 times faster than the archive of ${withArchive} (ours ÷ theirs under 0.2)`,
      ratio('back after a week: every message', withArchive),
      0.2,
    ),
  ];
};
