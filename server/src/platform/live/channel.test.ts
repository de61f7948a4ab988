import type { AccountId, DeviceId, LogName, SessionId } from '@maru/contract';
import fc from 'fast-check';
import { patience } from '@maru/testing';
import { expect, it, vi } from 'vitest';
import type { StoredEntry } from '../log/index.ts';
import type { Figures } from '../metrics/index.ts';
import { readersFor } from './audience.ts';
import { Channel } from './channel.ts';
import type { Connection } from './connection.ts';

const log: LogName = 'chat:0190b5a0-0000-7000-8000-000000000001';
const entryAt = (seq: number, kind = 'message.sent', bodyJson = '{}'): StoredEntry => ({
  log,
  seq,
  kind,
  bodyJson,
  author: 'a' as AccountId,
  key: String(seq),
  at: new Date(0),
  counts: false,
  hiddenFrom: null,
});

const reader = (name = 'bob') => {
  const seqs: number[] = [];
  const push = (frame: Buffer | string) =>
    void seqs.push((JSON.parse(String(frame)) as { entry: { seq: number } }).entry.seq);
  const connection = {
    accountId: name as AccountId,
    deviceId: `device of ${name}` as DeviceId,
    sessionId: `session of ${name}` as SessionId,
    catchingUp: null,
    servedAhead: null,
    push,
  } as unknown as Connection;
  return { seqs, connection };
};

const open = (stored: number, needs: Partial<ConstructorParameters<typeof Channel>[1]> = {}) => {
  const fetchAfter = vi.fn<(log: LogName, seq: number) => Promise<StoredEntry[]>>(async (_log, seq) =>
    Array.from({ length: Math.min(3, Math.max(0, stored - seq)) }, (_, index) => entryAt(seq + 1 + index)),
  );
  const figures = new Proxy({}, { get: () => 0, set: () => true }) as Figures;
  const channel = new Channel(log, { fetchAfter, figures, ...needs });
  channel.startFrom(0);
  const { seqs, connection } = reader();
  channel.readers.push(connection);
  return { channel, seqs, fetchAfter };
};

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

it('hands on in order and once, whatever is doubled, disordered or lost on its way', async () => {
  const ways = fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(ways, async (way) => {
      const { channel, seqs } = open(12);
      for (const seq of way) channel.take(entryAt(seq));
      channel.reach(12);
      await vi.waitFor(() => expect(seqs).toEqual(upTo(12)), patience);
    }),
    { numRuns: 10 },
  );
});

it('finds a tail that nobody told of, and asks for nothing that it has', async () => {
  const { channel, seqs, fetchAfter } = open(8);
  channel.take(entryAt(1));
  expect(channel.reach(1)).toBe(false);
  expect(channel.reach(8)).toBe(true);
  await vi.waitFor(() => expect(seqs).toEqual(upTo(8)), patience);
  expect(channel.reach(8)).toBe(false);
  expect(fetchAfter.mock.calls.map(([, seq]) => seq)).toEqual([1, 4, 7]);
});

it('goes on asking while the database is away', async () => {
  let failures = 1;
  const { channel, seqs } = open(2, {
    fetchAfter: async () => {
      if (failures-- > 0) throw new Error('away');
      return [entryAt(1), entryAt(2)];
    },
  });
  channel.reach(2);
  await vi.waitFor(() => expect(seqs).toEqual([1, 2]), patience);
});

it('whoever leaves reads the entry that says so, and none after it', () => {
  const { channel, seqs } = open(0, {
    leaverOf: ({ kind }) => (kind === 'left' ? ('bob' as AccountId) : undefined),
    endReading: (connection) => void channel.readers.splice(channel.readers.indexOf(connection), 1),
  });
  const carol = reader('carol');
  channel.readers.push(carol.connection);
  for (const entry of [entryAt(1), entryAt(2, 'left'), entryAt(3)]) channel.take(entry);
  expect(seqs).toEqual([1, 2]);
  expect(carol.seqs).toEqual([1, 2, 3]);
});

it('a signal is for whom its data say: accounts, devices, sessions, or who meets a condition known here', () => {
  const { connection } = reader('bob');
  const isFor = (to: Parameters<typeof readersFor>[1]) =>
    readersFor(
      log,
      to,
      new Map([['looking', (one, of) => one.accountId === 'bob' && of === log]]),
    )(connection);
  const [bob, carol] = ['bob' as AccountId, 'carol' as AccountId];
  expect(isFor({})).toBe(true);
  expect(isFor({ accounts: [carol] })).toBe(false);
  expect(isFor({ accounts: [carol, bob], butAccounts: [carol] })).toBe(true);
  expect(isFor({ butAccounts: [bob] })).toBe(false);
  expect(isFor({ devices: [connection.deviceId], butSessions: [connection.sessionId] })).toBe(false);
  expect(isFor({ butDevices: [connection.deviceId] })).toBe(false);
  expect(isFor({ sessions: [connection.sessionId], where: 'looking' })).toBe(true);
  expect(isFor({ where: 'unheard of' })).toBe(false);
});
