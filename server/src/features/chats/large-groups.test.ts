import { createHash, randomUUID } from 'node:crypto';
import { limits, type AccountId, type Chat, type ReadMarks } from '@maru/contract';
import { lightFetch, startTestServer, type RawSocket, type TestPerson, type TestServer } from '@maru/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../../platform/house.ts';

let server: TestServer<House>;
let alice: TestPerson;
beforeAll(async () => {
  server = await startTestServer<House>();
  alice = await server.alice();
});
afterAll(() => server.stop());

interface Seeded {
  id: AccountId;
  token: string;
}

/** A group of this many, Alice among them: the others are made in the database, with a session each. */
const groupOf = async (size: number): Promise<{ chat: Chat; others: Seeded[] }> => {
  const { db } = server.house;
  const { chat } = await alice.call('chats.create', { memberIds: [], name: `모두 ${size}` });
  const others = Array.from({ length: size - 1 }, () => ({
    id: randomUUID() as AccountId,
    token: randomUUID(),
  }));
  const ids = others.map((one) => one.id);
  await db.query(
    `insert into accounts (account_id, kind, handle, name, created_at)
     select id, 'person', substr(replace(id::text, '-', ''), 1, 20), 'Member', now() from unnest($1::uuid[]) as id`,
    [ids],
  );
  await db.query('insert into account_log_head (account_id) select unnest($1::uuid[])', [ids]);
  await db.query(
    `insert into sessions (session_id, token_hash, account_id, device_id, created_at, last_used_at)
     select gen_random_uuid(), hash, id, gen_random_uuid(), now(), now() from unnest($1::uuid[], $2::bytea[]) as s(id, hash)`,
    [ids, others.map((one) => createHash('sha256').update(one.token).digest())],
  );
  await db.query(
    `insert into chat_members (chat_id, account_id, role, joined_seq, read_seq, joined_at)
     select $1, id, 'member', 1, 1, now() from unnest($2::uuid[]) as id`,
    [chat.id, ids],
  );
  await db.query(
    'insert into account_chats (account_id, chat_id, joined_at, read_seq) select id, $1, now(), 1 from unnest($2::uuid[]) as id',
    [chat.id, ids],
  );
  await db.query('update chats set member_count = $2 where chat_id = $1', [chat.id, size]);
  server.house.bus.publish('room.changed', { chatId: chat.id });
  return { chat, others };
};

const post = (token: string, name: string, input: unknown) =>
  lightFetch(`${server.url}/api/${name}`, {
    method: 'POST',
    body: JSON.stringify(input),
    headers: { authorization: `Bearer ${token}` },
  });

const inTurns = async (
  people: readonly Seeded[],
  work: (person: Seeded) => Promise<unknown>,
): Promise<void> => {
  const left = [...people];
  await Promise.all(
    Array.from({ length: 40 }, async () => {
      for (let person = left.pop(); person; person = left.pop()) await work(person);
    }),
  );
};

/** What a client that watches shows beside a message: marks below it, from the first snapshot and every move since. */
const unreadShown = (reads: ReadMarks, socket: RawSocket, seq: number): number => {
  let shown = reads.marks.filter(([mark]) => mark < seq).reduce((sum, [, count]) => sum + count, 0);
  for (const { body } of socket.signals.filter((one) => one.kind === 'reads.moved')) {
    for (const [from, to, count] of (body as { moves: [number | null, number | null, number][] }).moves) {
      if (from !== null && from < seq) shown -= count;
      if (to !== null && to < seq) shown += count;
    }
  }
  return shown;
};

describe.each([300, limits.groupMembers])('in a group of %i', (size) => {
  it('the unread number is exact, live, down to zero', { timeout: 120_000 }, async () => {
    const { chat, others } = await groupOf(size);
    const socket = await alice.rawSocket();
    const { reads } = await socket.call('chats.watch', { chatId: chat.id });
    const { seq } = await alice.call('messages.send', { chatId: chat.id, key: 'all', text: '모두에게' });
    const began = performance.now();
    const settle = async (expected: number) => {
      const shown = () => unreadShown(reads as ReadMarks, socket, seq);
      await expect.poll(shown, { timeout: 30_000, interval: 20 }).toBe(expected);
    };
    await settle(size - 1);
    const half = others.slice(0, Math.floor(size / 2));
    await inTurns(half, async ({ token }) =>
      expect((await post(token, 'chats.markRead', { chatId: chat.id, seq })).status).toBe(200),
    );
    await settle(size - 1 - half.length);
    await inTurns(others.slice(half.length), ({ token }) =>
      post(token, 'chats.markRead', { chatId: chat.id, seq }),
    );
    await settle(0);
    const { marks } = await alice.call('chats.reads', { chatId: chat.id });
    expect(marks).toEqual([[seq, size]]);
    // However many read at once, what travels is a few moves and not one for each reader.
    const moves = socket.signals.filter((one) => one.kind === 'reads.moved').length;
    expect(moves).toBeLessThan(Math.max(size / 4, (performance.now() - began) / 100));
  });
});

describe('a full group', () => {
  it('takes nobody more, by invitation or by link', async () => {
    const { chat } = await groupOf(limits.groupMembers);
    const bob = await server.bob();
    await bob.call('people.addFriend', { handle: 'alice' });
    await expect(alice.call('chats.invite', { chatId: chat.id, accountIds: [bob.id] })).rejects.toMatchObject(
      { code: 'group_full' },
    );
    const { code } = await alice.call('invites.set', { chatId: chat.id, on: true });
    await expect(bob.call('invites.join', { code: code as string })).rejects.toMatchObject({
      code: 'group_full',
    });
    await expect(
      server.call('invites.joinAsGuest', { code: code as string, name: 'Guest' }),
    ).rejects.toMatchObject({ code: 'group_full' });
  });
});
