import type { AccountId, Entry, HistoryPage } from '@maru/contract';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyEntry } from './apply-entries.ts';
import { addPage, windowOf } from './apply-page.ts';
import type { RoomWindow, SentLine } from './state.ts';

const me = 'me' as AccountId;
const empty: RoomWindow = {
  slots: new Map(),
  from: 1,
  to: 0,
  hasOlder: false,
  hasNewer: false,
  cursor: 0,
  loose: [],
};

const entry = (seq: number, kind: string, body: object): Entry =>
  ({
    log: 'chat:c',
    seq,
    kind,
    author: 'a',
    key: `k${seq}`,
    at: '2026-01-01T00:00:00Z',
    body,
  }) as unknown as Entry;
const by = (author: string, one: Entry): Entry => ({ ...one, author: author as AccountId });
const foldAll = (entries: Entry[], window = empty): RoomWindow =>
  entries.reduce((folded, one) => applyEntry(folded, one, me), window);
const linesOf = (window: RoomWindow) =>
  [...window.slots.values()].map((slot) => slot.line).sort((one, other) => one.seq - other.seq);

/** A log as a host would write it: each author has one reaction a message, and says what it was before. */
const logs = fc
  .array(fc.record({ what: fc.integer({ min: 0, max: 4 }), on: fc.nat(), who: fc.nat(2) }), { maxLength: 30 })
  .map((steps) => {
    const log: Entry[] = [];
    const sent: number[] = [];
    const reactions = new Map<string, string | null>();
    for (const { what, on, who } of steps) {
      const seq = log.length + 1;
      const author = ['me', 'a', 'b'][who]!;
      const target = sent[on % (sent.length || 1)];
      if (what < 2 || target === undefined) {
        sent.push(seq);
        log.push(by(author, entry(seq, 'message.sent', { text: `t${seq}` })));
      } else if (what === 2)
        log.push(by(author, entry(seq, 'message.edited', { seq: target, text: `e${seq}` })));
      else if (what === 3 && on % 4 === 0)
        log.push(by(author, entry(seq, 'message.deleted', { seq: target })));
      else {
        const previous = reactions.get(`${target} ${author}`) ?? null;
        const emoji = previous === null ? ['👍', '❤️'][on % 2]! : null;
        reactions.set(`${target} ${author}`, emoji);
        log.push(by(author, entry(seq, 'message.reacted', { seq: target, emoji, previous })));
      }
    }
    return log;
  });

it('any order and any number of times gives the same room', () => {
  fc.assert(
    fc.property(
      logs.chain((log) =>
        fc.tuple(
          fc.constant(log),
          fc.shuffledSubarray([...log, ...log], { minLength: log.length * 2, maxLength: log.length * 2 }),
        ),
      ),
      ([log, mixed]) => {
        const [straight, shuffled] = [foldAll(log), foldAll(mixed)];
        expect(linesOf(shuffled)).toEqual(linesOf(straight));
        expect(shuffled.cursor).toBe(straight.cursor);
      },
    ),
    { numRuns: 60 },
  );
});

it('entries that were lost and come later make no difference', () => {
  fc.assert(
    fc.property(logs, fc.nat(10), (log, lost) => {
      const late = log.filter((_, index) => index % 11 === lost);
      const rest = log.filter((_, index) => index % 11 !== lost);
      expect(linesOf(foldAll([...rest, ...late]))).toEqual(linesOf(foldAll(log)));
    }),
    { numRuns: 40 },
  );
});

it('reactions are counted per emoji, and mine is known', () => {
  const window = foldAll([
    entry(1, 'message.sent', { text: 'hi' }),
    by('me', entry(2, 'message.reacted', { seq: 1, emoji: '👍', previous: null })),
    by('b', entry(3, 'message.reacted', { seq: 1, emoji: '👍', previous: null })),
    by('me', entry(4, 'message.reacted', { seq: 1, emoji: '❤️', previous: '👍' })),
  ]);
  expect((linesOf(window)[0] as SentLine).body.reactions).toEqual([
    { emoji: '👍', count: 1, mine: false, by: ['b'] },
    { emoji: '❤️', count: 1, mine: true, by: ['me'] },
  ]);
});

const page = (seqs: number[], more: Partial<HistoryPage> = {}): HistoryPage => ({
  messages: seqs.toReversed().map((seq) => entry(seq, 'message.sent', { text: `t${seq}` })) as never,
  persons: [],
  lastSeq: 20,
  hasOlder: true,
  hasNewer: false,
  ...more,
});

it('the newest page reaches to the end of the log, an older one joins it without a gap', () => {
  const newest = windowOf(page([15, 18]), {}, { me });
  expect(newest).toMatchObject({ from: 15, to: 20, cursor: 20, hasOlder: true, hasNewer: false });
  const asked = { beforeSeq: 15 };
  const joined = addPage(newest, { page: page([3, 9], { hasOlder: false, hasNewer: true }), asked }, me);
  expect(joined).toMatchObject({ from: 0, to: 20, hasOlder: false, hasNewer: false });
  expect([...joined.slots.keys()].sort((a, b) => a - b)).toEqual([3, 9, 15, 18]);
});

it('after a jump new messages stay out until the gap is loaded', () => {
  const jumped = windowOf(page([5, 6], { hasNewer: true }), { aroundSeq: 5 }, { me });
  expect(jumped).toMatchObject({ from: 5, to: 6, hasNewer: true });
  const after = applyEntry(jumped, entry(21, 'message.sent', { text: 'new' }), me);
  expect(after.slots.has(21)).toBe(false);
  expect(after.cursor).toBe(21);
  const asked = { afterSeq: 6 };
  const early = addPage(after, { page: page([7, 20]), asked }, me);
  expect(early.hasNewer).toBe(true);
  const done = addPage(early, { page: page([21], { lastSeq: 21 }), asked: { afterSeq: 20 } }, me);
  expect(done).toMatchObject({ to: 21, hasNewer: false });
});

it('a page that is older than a change takes the change from what waited', () => {
  const newest = windowOf(page([15]), {}, { me });
  const changed = applyEntry(newest, entry(21, 'message.edited', { seq: 9, text: 'later' }), me);
  const joined = addPage(changed, { page: page([9]), asked: { beforeSeq: 15 } }, me);
  expect(joined.slots.get(9)).toMatchObject({ line: { body: { text: 'later' } } });
});

it('somebody who leaves quietly leaves no line', () => {
  const quiet = { accountId: 'a', name: 'A', quietly: true, removedBy: null };
  expect(linesOf(foldAll([entry(1, 'member.left', quiet)]))).toEqual([]);
  expect(linesOf(foldAll([entry(1, 'member.left', { ...quiet, quietly: false })]))).toHaveLength(1);
});
