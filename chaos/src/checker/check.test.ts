import { describe, expect, it } from 'vitest';
import type { Happening, History, MarkTold, PageRead, Placed } from '../history.ts';
import { check, isKept, type BreachKind } from './index.ts';

const log = 'chat:a';
const entry = (seq: number): Placed => ({ seq, author: seq % 2 ? 'ann' : 'ben', key: `c-${seq}` });
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);

/** Five messages in a log that began at 10; a plain device on two lines, one with the library, a page, a mark. */
const whole = (): History => {
  const sends = range(11, 15).flatMap((seq): Happening[] => [
    { e: 'sent', t: seq, device: 0, log, ...entry(seq) },
    { e: 'acked', t: seq + 0.5, device: 0, log, ...entry(seq) },
  ]);
  const seen = (device: number, line: number, seq: number): Happening => ({
    e: 'seen',
    t: seq + 1,
    device,
    line,
    log,
    ...entry(seq),
  });
  const page: PageRead = {
    e: 'page',
    began: 20,
    t: 21,
    device: 1,
    log,
    after: 12,
    limit: 200,
    entries: range(13, 15).map(entry),
    lastSeq: 15,
  };
  return {
    keyStart: 'c-',
    devices: [
      { id: 0, account: 'ann', kind: 'plain', from: { [log]: 10 } },
      { id: 1, account: 'ben', kind: 'library', from: { [log]: 10 } },
    ],
    happenings: [
      ...sends,
      { e: 'opened', t: 1, device: 0, line: 1, cursors: { [log]: 10 } },
      ...range(11, 13).map((seq) => seen(0, 1, seq)),
      { e: 'opened', t: 2, device: 0, line: 2, cursors: { [log]: 13 } },
      ...range(14, 15).map((seq) => seen(0, 2, seq)),
      ...range(11, 15).map((seq) => seen(1, 0, seq)),
      page,
      { e: 'mark', began: 16, t: 17, account: 'ben', log, asked: 12, told: 12 },
      { e: 'mark', began: 18, t: 19, account: 'ben', log, told: 12 },
    ],
    finals: ['database', 'process 1'].map((witness) => ({
      log,
      witness,
      from: 10,
      entries: range(11, 15).map(entry),
    })),
  };
};

type Change = (history: History) => void;
const happenings =
  (change: (all: Happening[]) => Happening[]): Change =>
  (history) => {
    history.happenings = change(history.happenings);
  };
const isSeen = (one: Happening, device: number, seq: number) =>
  one.e === 'seen' && one.device === device && one.seq === seq;
const swap = (all: Happening[], ...[device, a, b]: number[]): Happening[] => {
  const [x, y] = [a, b].map((seq) => all.findIndex((one) => isSeen(one, device as number, seq as number)));
  return all
    .with(x as number, all[y as number] as Happening)
    .with(y as number, all[x as number] as Happening);
};
const stored =
  (change: (entries: Placed[]) => Placed[]): Change =>
  (history) => {
    for (const final of history.finals) final.entries = change(final.entries);
  };

const plants: [what: string, kind: BreachKind, change: Change][] = [
  ['an acknowledged message that the log lacks at its end', 'lost', stored((all) => all.slice(0, -1))],
  [
    'a message that one reader never had',
    'lost',
    happenings((all) => all.filter((one) => !isSeen(one, 1, 15))),
  ],
  [
    'a message that was not acknowledged, is stored, and did not reach a reader',
    'hole',
    happenings((all) => all.filter((one) => !isSeen(one, 1, 15) && !(one.e === 'acked' && one.seq === 15))),
  ],
  ['a place that is empty in the log', 'hole', stored((all) => all.filter(({ seq }) => seq !== 13))],
  [
    'a line that jumps over one, which a later line brings',
    'hole',
    happenings((all) => {
      const at = all.findIndex((one) => isSeen(one, 0, 12));
      const end = all.findIndex((one) => one.e === 'opened' && one.line === 2);
      const late = { ...(all[at] as Happening & { e: 'seen' }), line: 2 };
      const opened = { ...(all[end] as Happening & { e: 'opened' }), cursors: { [log]: 11 } };
      return [...all.slice(0, at), ...all.slice(at + 1, end), opened, late, ...all.slice(end + 1)];
    }),
  ],
  [
    'an entry that came twice over one line',
    'doubled',
    happenings((all) => all.flatMap((one) => (isSeen(one, 0, 12) ? [one, one] : [one]))),
  ],
  [
    'an entry that the library gave twice',
    'doubled',
    happenings((all) => all.flatMap((one) => (isSeen(one, 1, 15) ? [one, one] : [one]))),
  ],
  [
    'an entry from before the cursor of a line',
    'doubled',
    happenings((all) =>
      all.map((one) => (one.e === 'opened' && one.line === 2 ? { ...one, cursors: { [log]: 14 } } : one)),
    ),
  ],
  ['one key at two places', 'doubled', stored((all) => [...all, { ...entry(15), seq: 16 }])],
  [
    'one key acknowledged at two places',
    'doubled',
    happenings((all) => [...all, { e: 'acked', t: 30, device: 0, log, ...entry(12), seq: 13 }]),
  ],
  ['two that came in the wrong order on a line', 'reordered', happenings((all) => swap(all, 0, 11, 12))],
  ['two that the library gave in the wrong order', 'reordered', happenings((all) => swap(all, 1, 14, 15))],
  [
    'a message that is stored elsewhere than was acknowledged',
    'reordered',
    happenings((all) => all.map((one) => (one.e === 'acked' && one.seq === 15 ? { ...one, seq: 14 } : one))),
  ],
  [
    'an entry that somebody saw and that was never stored',
    'uncommitted',
    happenings((all) => [
      ...all,
      { e: 'seen', t: 30, device: 1, line: 0, log, seq: 16, author: 'ann', key: 'c-16' },
    ]),
  ],
  [
    'another entry in this place than a reader saw there',
    'uncommitted',
    happenings(
      (all) => all.map((one) => (isSeen(one, 1, 13) ? { ...one, key: 'c-other' } : one)) as Happening[],
    ),
  ],
  [
    'a message that nobody sent',
    'uncommitted',
    happenings((all) => all.filter((one) => !('key' in one && one.e !== 'seen' && one.key === 'c-13'))),
  ],
  ['a process that gives less than is stored', 'hole', (history) => void history.finals[1]?.entries.pop()],
  [
    'a process that gives what is not stored',
    'uncommitted',
    (history) => void history.finals[1]?.entries.push(entry(16)),
  ],
  [
    'a page that knows nothing of what was acknowledged before',
    'stale',
    happenings((all) =>
      all.map((one) => (one.e === 'page' ? { ...one, entries: one.entries.slice(0, 1), lastSeq: 13 } : one)),
    ),
  ],
  [
    'a page with a hole',
    'hole',
    happenings((all) =>
      all.map((one) => (one.e === 'page' ? { ...one, entries: one.entries.slice(1) } : one)),
    ),
  ],
  [
    'a read mark that goes back',
    'markBack',
    happenings((all) =>
      all.map((one) => (one.e === 'mark' && one.asked === undefined ? { ...one, told: 11 } : one)),
    ),
  ],
  [
    'a read mark that stays behind what was asked for',
    'markBack',
    happenings((all) => all.map((one) => (one.e === 'mark' && one.asked ? { ...one, asked: 13 } : one))),
  ],
];

describe('the checker', () => {
  it('finds nothing wrong where nothing is', () => {
    const verdict = check(whole());
    expect(verdict.breaches).toEqual([]);
    expect(verdict).toMatchObject({ sent: 5, acknowledged: 5, seen: 10 });
    expect(isKept(verdict)).toBe(true);
  });

  it.each(plants)('catches %s', (_what, kind, change) => {
    const history = whole();
    change(history);
    const verdict = check(history);
    expect(verdict.breaches.map((one) => one.kind)).toContain(kind);
    expect(isKept(verdict)).toBe(false);
  });

  it('takes a message that was not acknowledged as it is: stored or not', () => {
    const history = whole();
    const silent = { log, author: 'ann', key: 'c-silent' };
    history.happenings.push({ e: 'sent', t: 30, device: 0, ...silent });
    expect(isKept(check(history))).toBe(true);
  });

  it('lets two questions about one mark that were under way together be answered in either order', () => {
    const mark = (began: number, t: number, told: number): MarkTold => ({
      e: 'mark',
      began,
      t,
      account: 'ben',
      log,
      told,
    });
    const history = whole();
    history.happenings.push(mark(40, 50, 15), mark(41, 45, 14), mark(42, 55, 14));
    expect(isKept(check(history))).toBe(true);
    history.happenings.push(mark(51, 56, 14));
    expect(check(history).counts.markBack).toBe(1);
  });
});
