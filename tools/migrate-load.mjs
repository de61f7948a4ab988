// Migration under load: the stores of the last release, as git has them, work on a host with data while the migrations since then
// run. Afterwards every acknowledged entry is looked for. `npm run migrate:load -- --entries 200000 --json`
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { transformSync } from 'rolldown/utils';
import { isProgram } from './check-report.mjs';
import { projectRoot } from './prepare.mjs';
import { built, withPostgres } from './simulate/throwaway-postgres.mjs';

const stores = {
  log: 'server/src/platform/log/store.ts',
  marks: 'server/src/features/chats/marks-store.ts',
  messages: 'server/src/features/messages/store.ts',
};

export const readRelease = () =>
  JSON.parse(fs.readFileSync(path.join(projectRoot, 'server/migrations/released.json'), 'utf8'));

/** Is the commit of the last release in this checkout's history? A copy without one cannot play this. */
export const hasRelease = () => {
  try {
    execFileSync('git', ['cat-file', '-e', `${readRelease().commit}:${stores.log}`], {
      cwd: projectRoot,
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
};

/** The stores of the last release, made runnable. */
async function loadStores() {
  const { commit } = readRelease();
  const folder = path.join(projectRoot, 'node_modules/.cache/maru-release', commit);
  fs.mkdirSync(folder, { recursive: true });
  const loaded = {};
  for (const [name, file] of Object.entries(stores)) {
    const text = execFileSync('git', ['show', `${commit}:${file}`], { cwd: projectRoot, encoding: 'utf8' });
    const target = path.join(folder, `${name}.mjs`);
    fs.writeFileSync(target, transformSync(file, text).code);
    loaded[name] = await import(pathToFileURL(target).href);
  }
  return loaded;
}

/** A connection whose statements are prepared once, as those of a lane are. */
async function connect(url) {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  const names = new Map();
  const nameOf = (text) => names.get(text) ?? names.set(text, `s${names.size}`).get(text);
  return {
    query: (text, values) => client.query({ name: nameOf(text), text, values }),
    end: () => client.end(),
  };
}

const seedSql = `insert into chat_log (chat_id, seq, kind, author, key, counts, body, at)
  select c, s, 'message.sent', $2, 'seed-' || s, true, jsonb_build_object('text', '저녁에 보자 ' || s), now()
  from unnest($1::uuid[]) c, generate_series(1, $3::int) s`;

async function seed(db, { chats, author, each }) {
  await db.query(
    `insert into chats (chat_id, kind, name, created_by, created_at) select unnest($1::uuid[]), 'group', 'a', $2, now()`,
    [chats, author],
  );
  await db.query(
    'insert into chat_log_head (chat_id, last_seq, last_counted_seq) select unnest($1::uuid[]), $2, $2',
    [chats, each],
  );
  await db.query(
    `insert into chat_members (chat_id, account_id, role, joined_seq, read_seq, joined_at) select unnest($1::uuid[]), $2, 'member', 0, 0, now()`,
    [chats, author],
  );
  await db.query(
    'insert into account_chats (account_id, chat_id, joined_at) select $2, unnest($1::uuid[]), now()',
    [chats, author],
  );
  await db.query('insert into account_log_head (account_id) values ($1)', [author]);
  await db.query(seedSql, [chats, author, each]);
}

/** All that is done to the host at the same time, each in a loop of its own until `isOver`. `quiet`: so much of each chat is left alone. */
function loads(old, { chats, author, each, quiet }, acked) {
  const row = (id) => ({
    id,
    author,
    key: randomUUID(),
    kind: 'message.sent',
    counts: true,
    hiddenFrom: null,
    bodyJson: '{"text":"지금"}',
    at: new Date(),
  });
  const any = () => chats[Math.floor(Math.random() * chats.length)];
  const append = (family, ids) => async (db) => {
    const rows = ids().map(row);
    const placed = await old.log.appendRows(db, family, rows);
    rows.forEach(({ id, key }, at) => acked.entries.push({ family, id, key, seq: placed[at].seq }));
  };
  let erased = 0;
  return {
    append: append('chat', () => Array.from({ length: 8 }, any)),
    'append elsewhere': append('chat', () => [any()]),
    'append to a person': append('account', () => [author]),
    async erase(db) {
      const [chatId, seq] = [chats[erased % chats.length], each - Math.floor(erased / chats.length)];
      erased += 1;
      // All that may be is erased: nothing more to wait for, so others get the turn.
      if (seq <= quiet) {
        await sleep(50);
        return;
      }
      await old.messages.eraseMessage(db, { chatId, seq, at: new Date() });
      acked.erased.push({ chatId, seq });
    },
    async mark(db) {
      await old.marks.moveMarks(db, [{ chatId: any(), accountId: author, seq: each, withheld: false }]);
    },
    async read(db) {
      const lines = await old.messages.readLinesBefore(db, {
        chatId: any(),
        reader: author,
        beforeSeq: 1e9,
        limit: 30,
      });
      if (lines.length !== Math.min(30, each)) throw new Error(`a page of ${lines.length} lines`);
      const page = await old.log.readAfter(db, 'chat', { ids: [any()], afters: [0], limit: 50, bytes: 1e6 });
      if (page.entries.length !== Math.min(50, each))
        throw new Error(`a page of ${page.entries.length} entries`);
    },
  };
}

const fingerprintSql = `select count(*)::int as count, md5(string_agg(md5(chat_id::text || seq || key || body::text || at), '' order by chat_id, seq)) as print
  from chat_log where key like 'seed-%' and not (body ? 'deleted') and seq <= $1`;

/** What is wrong after it: acknowledged entries that are lost or doubled, holes, erased words that are back. */
async function verify(db, { acked, each, quiet, before }) {
  const wrong = { lost: 0, doubled: 0, holes: 0, broughtBack: 0, changed: 0 };
  for (const family of ['chat', 'account']) {
    const { rows } = await db.query(
      `select ${family}_id as id, seq, key from ${family}_log where key not like 'seed-%'`,
    );
    const found = new Map();
    for (const { id, seq, key } of rows)
      found.set(`${id} ${key}`, [...(found.get(`${id} ${key}`) ?? []), Number(seq)]);
    for (const { id, key, seq } of acked.entries.filter((one) => one.family === family)) {
      const seqs = found.get(`${id} ${key}`) ?? [];
      if (!seqs.includes(seq)) wrong.lost += 1;
      if (seqs.length > 1) wrong.doubled += 1;
    }
    const holes = await db.query(`select count(*)::int as count from ${family}_log_head h
      left join (select ${family}_id, count(*) as many, max(seq) as last from ${family}_log group by 1) e using (${family}_id)
      where h.last_seq <> coalesce(e.many, 0) or h.last_seq <> coalesce(e.last, 0)`);
    wrong.holes += holes.rows[0].count;
  }
  const back = await db.query(
    `select count(*)::int as count from unnest($1::uuid[], $2::bigint[]) as w(chat_id, seq)
     left join chat_log e using (chat_id, seq) where not coalesce(e.body ? 'deleted', false)`,
    [acked.erased.map((one) => one.chatId), acked.erased.map((one) => one.seq)],
  );
  wrong.broughtBack = back.rows[0].count;
  const after = await db.query(fingerprintSql, [quiet]);
  if (after.rows[0].print !== before.print || (quiet > 0 && before.count === 0)) wrong.changed += 1;
  return { ...wrong, each };
}

/** Plays it, with so many entries there before; gives what was done, what failed and what was lost. */
export async function playMigrationUnderLoad({ entries = 20_000, restMs = 300, pauseMs = 0 } = {}) {
  const old = await loadStores();
  const { migrate, listMigrations, openDatabase } = await built('platform/db/index.js');
  const release = readRelease().migration;
  return withPostgres(async ({ url }) => {
    const db = openDatabase(url);
    await migrate(
      db,
      (await listMigrations()).filter((file) => file <= release),
    );
    const each = Math.ceil(entries / 20);
    // The lower half of each chat is touched by nobody: it has to come through to the letter.
    const quiet = Math.floor(each / 2);
    const world = {
      chats: Array.from({ length: 20 }, () => randomUUID()),
      author: randomUUID(),
      each,
      quiet,
    };
    await seed(db, world);
    const before = (await db.query(fingerprintSql, [quiet])).rows[0];
    const acked = { entries: [], erased: [] };
    const [done, failures] = [{}, []];
    let isOver = false;
    const running = Object.entries(loads(old, world, acked)).map(async ([name, work]) => {
      const line = await connect(url);
      while (!isOver) {
        const failed = await work(line).then(
          () => undefined,
          (error) => error,
        );
        if (failed) failures.push(`${name}: ${failed.message}`);
        done[name] = (done[name] ?? 0) + 1;
        // Whoever fails comes back later, so that a database that is gone does not keep this process from ending.
        if (failed || pauseMs > 0) await sleep(Math.max(pauseMs, failed ? 20 : 0));
      }
      await line.end();
    });
    await sleep(restMs);
    const began = performance.now();
    const applied = await migrate(db);
    const seconds = Number(((performance.now() - began) / 1_000).toFixed(2));
    const during = { ...done };
    await sleep(restMs);
    isOver = true;
    await Promise.all(running);
    const wrong = await verify(db, { acked, each, quiet, before });
    const kind = (await db.query(`select relkind from pg_class where oid = 'chat_log'::regclass`)).rows[0]
      .relkind;
    await db.close();
    return {
      release,
      applied,
      seconds,
      done: during,
      entriesBefore: each * 20,
      acknowledged: acked.entries.length,
      erased: acked.erased.length,
      failed: failures.length,
      failures: failures.slice(0, 5),
      ...wrong,
      inParts: kind === 'p',
    };
  });
}

const isWhole = (result) =>
  result.inParts &&
  ['failed', 'lost', 'doubled', 'holes', 'broughtBack', 'changed'].every((name) => result[name] === 0);

if (isProgram(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      entries: { type: 'string', default: '200000' },
      rest: { type: 'string', default: '1000' },
      pause: { type: 'string', default: '0' },
      json: { type: 'boolean', default: false },
    },
  });
  if (!hasRelease()) {
    console.error(
      `Not played: the history of this checkout does not hold the last release (${readRelease().commit}).`,
    );
    process.exit(2);
  }
  const result = await playMigrationUnderLoad({
    entries: Number(values.entries),
    restMs: Number(values.rest),
    pauseMs: Number(values.pause),
  });
  console.log(values.json ? JSON.stringify(result) : result);
  process.exitCode = isWhole(result) ? 0 : 1;
}
