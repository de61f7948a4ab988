/** A piece of the log: the line of history it belongs to, and its place on it. */
export interface Segment {
  timeline: number;
  number: bigint;
}

const hex = (value: bigint | number, digits: number): string =>
  value.toString(16).toUpperCase().padStart(digits, '0');

/** How many pieces make one log file of the old count, by which they are named. */
const perFile = (segmentBytes: number): bigint => 0x1_0000_0000n / BigInt(segmentBytes);

/** The name that PostgreSQL gives a piece. */
export const segmentName = ({ timeline, number }: Segment, segmentBytes: number): string => {
  const each = perFile(segmentBytes);
  return `${hex(timeline, 8)}${hex(number / each, 8)}${hex(number % each, 8)}`;
};

/** The piece that a name means; undefined where it means none. */
export const parseSegment = (name: string, segmentBytes: number): Segment | undefined => {
  const [, timeline, file, place] = /^([0-9A-F]{8})([0-9A-F]{8})([0-9A-F]{8})$/.exec(name) ?? [];
  if (!timeline || !file || !place) return undefined;
  return {
    timeline: Number.parseInt(timeline, 16),
    number: BigInt(`0x${file}`) * perFile(segmentBytes) + BigInt(`0x${place}`),
  };
};

/** A place in the log, as `16/B374D848`, as a number. */
export const parseLsn = (lsn: string): bigint => {
  const [high = '0', low = '0'] = lsn.split('/');
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
};

/** The piece in which a place lies. */
export const segmentAt = (
  lsn: string,
  { timeline, segmentBytes }: { timeline: number; segmentBytes: number },
): Segment => ({
  timeline,
  number: parseLsn(lsn) / BigInt(segmentBytes),
});

/** The name of a piece, without what says how it is packed. */
export const bareName = (file: string): string => file.replace(/(\.gz)?(\.partial)?$/, '');

/** The first piece that is missing between one and the last that is there, on one line of history; undefined where none is. */
export const findGap = (
  names: readonly string[],
  { from, segmentBytes }: { from: Segment; segmentBytes: number },
): string | undefined => {
  const there = new Set<bigint>();
  for (const name of names) {
    const segment = parseSegment(bareName(name), segmentBytes);
    if (segment?.timeline === from.timeline && segment.number >= from.number) there.add(segment.number);
  }
  const last = [...there].reduce((most, one) => (one > most ? one : most), from.number);
  for (let number = from.number; number <= last; number++)
    if (!there.has(number)) return segmentName({ timeline: from.timeline, number }, segmentBytes);
  return undefined;
};
