import type { AccountId, ChatId } from '@maru/contract';
import type { Queryable, Tx } from '../../platform/db/index.ts';

/** A message as the index keeps it. */
export interface IndexRow {
  seq: number;
  author: AccountId;
  at: Date;
  kinds: number;
  keys: readonly number[];
}

/** Takes the head of a chat for one who indexes; undefined where somebody else is at it. */
export const takeHead = async (tx: Tx, chatId: ChatId): Promise<number | undefined> => {
  await tx.query('insert into search_heads (chat_id) values ($1) on conflict do nothing', [chatId]);
  const { rows } = await tx.query<{ indexed_seq: number }>(
    'select indexed_seq from search_heads where chat_id = $1 for update skip locked',
    [chatId],
  );
  return rows[0]?.indexed_seq;
};

/** Moves the head of a chat on. */
export const moveHead = async (tx: Tx, chatId: ChatId, seq: number): Promise<void> => {
  await tx.query('update search_heads set indexed_seq = $2 where chat_id = $1', [chatId, seq]);
};

/** Writes rows of the index, over those that are there. */
export const writeIndex = async (tx: Tx, chatId: ChatId, rows: readonly IndexRow[]): Promise<void> => {
  await tx.query(
    `insert into message_search (chat_id, seq, author, at, kinds, keys)
     select $1, seq, author, at, kinds, keys::bigint[]
     from unnest($2::bigint[], $3::uuid[], $4::timestamptz[], $5::int[], $6::text[]) as r(seq, author, at, kinds, keys)
     on conflict (chat_id, seq) do update set kinds = excluded.kinds, keys = excluded.keys
     where message_search.keys <> excluded.keys or message_search.kinds <> excluded.kinds`,
    [
      chatId,
      rows.map((row) => row.seq),
      rows.map((row) => row.author),
      rows.map((row) => row.at),
      rows.map((row) => row.kinds),
      rows.map((row) => `{${row.keys.join(',')}}`),
    ],
  );
};

/** Takes messages out of the index. */
export const removeFromIndex = async (tx: Tx, chatId: ChatId, seqs: readonly number[]): Promise<void> => {
  await tx.query('delete from message_search where chat_id = $1 and seq = any($2::bigint[])', [chatId, seqs]);
};

/** Chats whose log goes on after what was indexed, the longest behind first. */
export const readBehind = async (db: Queryable, limit: number): Promise<ChatId[]> =>
  (
    await db.query<{ chat_id: ChatId }>(
      `select h.chat_id from chat_log_head h left join search_heads s using (chat_id)
       where h.last_seq > coalesce(s.indexed_seq, 0) order by h.last_seq - coalesce(s.indexed_seq, 0) desc limit $1`,
      [limit],
    )
  ).rows.map((row) => row.chat_id);

/** A chat as a search sees it: which numbers its reader may see, and how far they are indexed. */
export interface ReachRow {
  chat_id: ChatId;
  /** The first number. */
  lo: number;
  /** The last number that is indexed and in time. */
  hi: number;
  indexed_seq: number;
  last_seq: number;
}

/** The chats in which somebody may search, or the one they asked for. */
export const readReach = async (
  db: Queryable,
  of: { reader: AccountId; chatId?: ChatId | undefined; from?: Date | undefined; to?: Date | undefined },
): Promise<ReachRow[]> =>
  (
    await db.query<ReachRow>(
      `select a.chat_id, h.last_seq, coalesce(s.indexed_seq, 0) as indexed_seq,
         greatest(m.joined_seq, a.cleared_seq + 1, case when $3::timestamptz is null then 0 else coalesce(
           (select t.seq from message_search t where t.chat_id = a.chat_id and t.at >= $3 order by t.at, t.seq limit 1),
           s.indexed_seq + 1) end) as lo,
         case when $4::timestamptz is null then coalesce(s.indexed_seq, 0) else coalesce(
           (select t.seq from message_search t where t.chat_id = a.chat_id and t.at <= $4 order by t.at desc, t.seq desc limit 1),
           0) end as hi
       from account_chats a
       join chat_members m on m.chat_id = a.chat_id and m.account_id = a.account_id
       join chat_log_head h on h.chat_id = a.chat_id
       left join search_heads s on s.chat_id = a.chat_id
       where a.account_id = $1 and ($2::uuid is null or a.chat_id = $2)`,
      [of.reader, of.chatId ?? null, of.from ?? null, of.to ?? null],
    )
  ).rows;

/** A stretch of one chat to be looked through. */
export interface Probe {
  chatId: ChatId;
  lo: number;
  hi: number;
  /** None: every message of the stretch is looked at. */
  keys: readonly number[];
}

/** A message that may be one of those looked for. */
export interface Candidate {
  chatId: ChatId;
  seq: number;
  at: Date;
  /** The probe that found it. */
  probe: number;
}

interface Conditions {
  kinds: number | undefined;
  author: AccountId | undefined;
  limit: number;
}

interface CandidateRow {
  n: number;
  chat_id: ChatId;
  seq: number;
  at: Date;
}

const candidateOf = (row: CandidateRow): Candidate => ({
  chatId: row.chat_id,
  seq: row.seq,
  at: row.at,
  probe: row.n - 1,
});

/** By keys; the inner question stands alone, so that it is always the index of keys that answers it. */
const byKeys = '(select * from message_search where keys @> p.keys::bigint[] offset 0)';

/** By time: of what is common, the newest are found sooner among the newest rows than among all that have it. */
const byTime = `(select * from message_search r where r.chat_id = p.chat_id and r.seq between p.lo and p.hi
  and r.at > $8::timestamptz and r.keys @> p.keys::bigint[] order by r.at desc, r.seq desc offset 0)`;

const probeSql = (source: string, ofEach: string): string =>
  `select p.n::int, p.chat_id, s.seq, s.at
   from unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::text[]) with ordinality as p(chat_id, lo, hi, keys, n)
   cross join lateral (
     select c.seq, c.at from ${source} c where c.chat_id = p.chat_id and c.seq between p.lo and p.hi
       and ($5::int is null or c.kinds & $5 <> 0) and ($6::uuid is null or c.author = $6) ${ofEach}) s`;

const newestOfEach = 'order by c.seq desc limit $7';

const valuesOf = (probes: readonly Probe[], { kinds, author, limit }: Conditions): unknown[] => [
  probes.map((one) => one.chatId),
  probes.map((one) => one.lo),
  probes.map((one) => one.hi),
  probes.map((one) => `{${one.keys.join(',')}}`),
  kinds ?? null,
  author ?? null,
  limit,
];

/** Looks through stretches of chats: the newest candidates of each, so many at most. */
export const readCandidates = async (
  db: Queryable,
  probes: readonly Probe[],
  conditions: Conditions,
): Promise<Candidate[]> => {
  const [first] = probes;
  if (!first) return [];
  const sql = probeSql(first.keys.length > 0 ? byKeys : 'message_search', newestOfEach);
  return (await db.query<CandidateRow>(sql, valuesOf(probes, conditions))).rows.map(candidateOf);
};

/** The newest candidates of all stretches together, so many at most; only what is newer than `since`. */
export const readNewestCandidates = async (
  db: Queryable,
  probes: readonly Probe[],
  { since, ...conditions }: Conditions & { since: Date },
): Promise<Candidate[]> => {
  if (probes.length === 0) return [];
  const sql = `${probeSql(byTime, '')} order by s.at desc limit $7`;
  return (await db.query<CandidateRow>(sql, [...valuesOf(probes, conditions), since])).rows.map(candidateOf);
};

/** What the logs of chats say after what was indexed: the newest messages of each, and those that were changed there. */
export const readTails = async (
  db: Queryable,
  tails: readonly { chatId: ChatId; lo: number; hi: number }[],
  { limit, until }: { limit: number; until: Date | undefined },
): Promise<Candidate[]> => {
  const { rows } = await db.query<CandidateRow>(
    `select p.n::int, p.chat_id, s.seq, s.at
     from unnest($1::uuid[], $2::bigint[], $3::bigint[]) with ordinality as p(chat_id, lo, hi, n)
     cross join lateral (
       (select e.seq, e.at from chat_log e where e.chat_id = p.chat_id and e.seq between p.lo and p.hi
          and e.kind = 'message.sent' and ($5::timestamptz is null or e.at <= $5) order by e.seq desc limit $4)
       union all
       (select o.seq, o.at from chat_log e join chat_log o on o.chat_id = e.chat_id and o.seq = (e.body ->> 'seq')::bigint
        where e.chat_id = p.chat_id and e.seq between p.lo and p.hi and e.kind in ('message.edited', 'message.filled')
          and o.seq < p.lo order by e.seq desc limit $4)) s`,
    [
      tails.map((one) => one.chatId),
      tails.map((one) => one.lo),
      tails.map((one) => one.hi),
      limit,
      until ?? null,
    ],
  );
  return rows.map(candidateOf);
};

/** When the first message at or after a number was written, for each of these; those that have none are left out. */
export const readTimes = async (
  db: Queryable,
  places: readonly { chatId: ChatId; seq: number }[],
): Promise<Map<ChatId, Date>> => {
  const { rows } = await db.query<{ chat_id: ChatId; at: Date }>(
    `select p.chat_id, s.at from unnest($1::uuid[], $2::bigint[]) as p(chat_id, seq)
     cross join lateral (select at from chat_log e where e.chat_id = p.chat_id and e.seq >= p.seq order by e.seq limit 1) s`,
    [places.map((one) => one.chatId), places.map((one) => one.seq)],
  );
  return new Map(rows.map((row) => [row.chat_id, row.at]));
};

/** The last indexed message of each chat that is no newer than a moment; chats that have none are left out. */
export const readLastUntil = async (
  db: Queryable,
  chatIds: readonly ChatId[],
  until: Date,
): Promise<Map<ChatId, { seq: number; at: Date }>> => {
  const { rows } = await db.query<{ chat_id: ChatId; seq: number; at: Date }>(
    `select p.chat_id, s.seq, s.at from unnest($1::uuid[]) as p(chat_id) cross join lateral (
       select seq, at from message_search t where t.chat_id = p.chat_id and t.at <= $2
       order by t.at desc, t.seq desc limit 1) s`,
    [chatIds, until],
  );
  return new Map(rows.map(({ chat_id, seq, at }) => [chat_id, { seq, at }]));
};

/** The first messages of each stretch of time in a chat, a few of each; `tail` is where the index ends. */
export const readFirstOfDays = async (
  db: Queryable,
  of: { chatId: ChatId; lo: number; tail: number },
  days: readonly { from: Date; to: Date }[],
): Promise<{ day: number; seq: number }[]> =>
  (
    await db.query<{ day: number; seq: number }>(
      `select d.n::int - 1 as day, s.seq from unnest($2::timestamptz[], $3::timestamptz[]) with ordinality as d(since, until, n)
       cross join lateral (
         (select t.seq from message_search t where t.chat_id = $1 and t.at >= d.since and t.at < d.until and t.seq >= $4
          order by t.at, t.seq limit 8)
         union all
         (select e.seq from chat_log e where e.chat_id = $1 and e.seq > $5 and e.seq >= $4 and e.at >= d.since and e.at < d.until
          and e.kind = 'message.sent' order by e.seq limit 8)) s order by day, s.seq`,
      [of.chatId, days.map((day) => day.from), days.map((day) => day.to), of.lo, of.tail],
    )
  ).rows;

/** The newest messages of a chat, a few. */
export const readNewest = async (db: Queryable, chatId: ChatId, lo: number): Promise<number[]> =>
  (
    await db.query<{ seq: number }>(
      `select seq from chat_log where chat_id = $1 and seq >= $2 and kind = 'message.sent' order by seq desc limit 8`,
      [chatId, lo],
    )
  ).rows.map((row) => row.seq);

/** Keeps the database from compiling a question that is answered sooner than it is compiled. */
export const readAtOnce = async (tx: Tx): Promise<void> => {
  await tx.query("select set_config('jit', 'off', true)");
};
