import { createHash, randomUUID } from 'node:crypto';
import type pg from 'pg';

/** Somebody with a session, made straight in the database: signing up thousands would measure argon2. */
export interface Seeded {
  id: string;
  token: string;
}

/** Makes people with a session each. */
export const seedPeople = async (db: pg.Client, count: number): Promise<Seeded[]> => {
  const people = Array.from({ length: count }, () => ({ id: randomUUID(), token: randomUUID() }));
  const ids = people.map((one) => one.id);
  await db.query(
    `insert into accounts (account_id, kind, handle, name, created_at)
     select id, 'person', 'b' || substr(replace(id::text, '-', ''), 1, 18), 'Person ' || n, now() from unnest($1::uuid[]) with ordinality as p(id, n)`,
    [ids],
  );
  await db.query('insert into account_log_head (account_id) select unnest($1::uuid[])', [ids]);
  await db.query(
    `insert into sessions (session_id, token_hash, account_id, device_id, created_at, last_used_at)
     select gen_random_uuid(), hash, id, gen_random_uuid(), now(), now() from unnest($1::uuid[], $2::bytea[]) as s(id, hash)`,
    [ids, people.map((one) => createHash('sha256').update(one.token).digest())],
  );
  return people;
};

/** Makes chats, each with these members. */
export const seedChats = async (
  db: pg.Client,
  kind: 'direct' | 'group',
  groups: readonly (readonly Seeded[])[],
): Promise<string[]> => {
  const chats = groups.map(() => randomUUID());
  await db.query(
    `insert into chats (chat_id, kind, name, created_by, created_at, member_count)
     select id, $2, case when $2 = 'group' then 'Room' end, by, now(), n from unnest($1::uuid[], $3::uuid[], $4::int[]) as c(id, by, n)`,
    [chats, kind, groups.map(([first]) => first?.id), groups.map((members) => members.length)],
  );
  await db.query('insert into chat_log_head (chat_id) select unnest($1::uuid[])', [chats]);
  const chatIds = groups.flatMap((members, at) => members.map(() => chats[at]));
  const accountIds = groups.flatMap((members) => members.map((one) => one.id));
  await db.query(
    `insert into chat_members (chat_id, account_id, role, joined_seq, read_seq, joined_at)
     select chat, account, 'member', 1, 1, now() from unnest($1::uuid[], $2::uuid[]) as m(chat, account)`,
    [chatIds, accountIds],
  );
  await db.query(
    `insert into account_chats (account_id, chat_id, joined_at, read_seq)
     select account, chat, now(), 1 from unnest($1::uuid[], $2::uuid[]) as m(chat, account)`,
    [chatIds, accountIds],
  );
  return chats;
};

/** Writes messages into chats, `each` per chat, by the given author of each. */
export const seedMessages = async (
  db: pg.Client,
  chats: readonly { id: string; author: string }[],
  each: number,
): Promise<void> => {
  await db.query(
    `insert into chat_log (chat_id, seq, kind, author, key, counts, body, at)
     select id, n, 'message.sent', author, 'seed-' || n, true, jsonb_build_object('text', 'A line of some length, number ' || n), now() - interval '7 days' + n * interval '1 minute'
     from unnest($1::uuid[], $2::uuid[]) as c(id, author), generate_series(1, $3::int) as n`,
    [chats.map((one) => one.id), chats.map((one) => one.author), each],
  );
  await db.query(
    'update chat_log_head set last_seq = $2, last_counted_seq = $2 where chat_id = any($1::uuid[])',
    [chats.map((one) => one.id), each],
  );
  await db.query('analyze');
};
