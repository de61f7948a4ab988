// Measures, on a real PostgreSQL, what an entry and a read mark cost: bytes of write-ahead log and of table.
import { randomUUID } from 'node:crypto';
import os from 'node:os';
import pg from 'pg';
import { built, withPostgres } from './throwaway-postgres.mjs';

/** Bytes of a usual line: a mean of twenty syllables, as Korean takes three bytes each. */
const text = '오늘 저녁 여섯 시에 강남역 십 번 출구에서 보자';

/** Appends so many entries in groups as a busy host does, and marks them read. */
export async function measureEntry({ entries = 20_000, group = 20, chats = 400 } = {}) {
  const { appendRows } = await built('platform/log/store.js');
  const { moveMarks } = await built('features/chats/marks-store.js');
  return withPostgres(async ({ makeDatabase }) => {
    const client = new pg.Client({ connectionString: await makeDatabase('entries') });
    await client.connect();
    const ids = Array.from({ length: chats }, () => randomUUID());
    const person = randomUUID();
    await client.query('insert into chat_log_head (chat_id) select unnest($1::uuid[])', [ids]);
    await client.query(
      `insert into chat_members (chat_id, account_id, role, joined_seq, read_seq, joined_at) select unnest($1::uuid[]), $2, 'member', 0, 0, now()`,
      [ids, person],
    );
    await client.query(
      'insert into account_chats (account_id, chat_id, joined_at) select $2, unnest($1::uuid[]), now()',
      [ids, person],
    );
    const wal = async () =>
      Number((await client.query(`select pg_current_wal_insert_lsn() - '0/0' as bytes`)).rows[0].bytes);
    const size = async () =>
      Number(
        (
          await client.query(
            `select sum(pg_total_relation_size(relid)) as bytes from pg_partition_tree('chat_log')`,
          )
        ).rows[0].bytes,
      );
    const row = (at) => ({
      id: ids[at % chats],
      author: person,
      key: randomUUID(),
      kind: 'message.sent',
      counts: true,
      hiddenFrom: null,
      bodyJson: JSON.stringify({ text }),
      at: new Date(),
    });
    const append = async (from, count) => {
      for (let at = from; at < from + count; at += group)
        await appendRows(
          client,
          { family: 'chat', manner: 'quick' },
          Array.from({ length: group }, (_, n) => row(at + n)),
        );
    };
    await append(0, entries / 4);
    const [walBefore, sizeBefore] = [await wal(), await size()];
    await append(entries / 4, entries);
    const [walAfter, sizeAfter] = [await wal(), await size()];
    for (let round = 1; round <= 5; round++)
      await moveMarks(
        client,
        ids.map((chatId) => ({ chatId, accountId: person, seq: round * 5, withheld: false })),
      );
    const marked = (await wal()) - walAfter;
    await client.end();
    return {
      measuredAt: new Date().toISOString().slice(0, 16),
      machine: `${os.cpus().length} cores, ${os.cpus()[0]?.model}`,
      tableBytesPerEntry: Math.round((sizeAfter - sizeBefore) / entries),
      walBytesPerEntry: Math.round((walAfter - walBefore) / entries),
      walBytesPerMark: Math.round(marked / (5 * chats)),
      frameBytes: 240 + Buffer.byteLength(text),
    };
  });
}
