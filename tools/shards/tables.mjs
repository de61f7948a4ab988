// The tables of the schema and how each is keyed: by chat, by person, or as the lists here say.
import { readText } from '../source-files.mjs';

/** Small and the same for everybody: lies on every node, is read there, and is written rarely. */
const onEveryNode = {
  consent_texts: 'a handful of texts that operators publish',
  host: 'one row: who this host is',
  host_settings: 'a handful of settings that operators change',
  migrations: 'one row for each migration',
  secret_marks: 'the keys that seal marks of secret rooms: one row for each renewal',
};

/** Belongs to nobody or is found by a secret before anybody is known: lies on one node, and is asked alone. */
const onOneNode = {
  audit_head: 'a chain of hashes has one end',
  audit_log: 'a chain of hashes has one order',
  guesses: 'counts guesses by handle and by network, before anybody is known',
  link_cards: 'by address: the same link stands in many chats',
  leases: 'what one process of the host does for all, a row each',
  passkey_challenges: 'asked before anybody is known',
  processes: 'the processes of the host, a row each',
  qr_sign_ins: 'asked before anybody is known',
  sessions: 'found by the hash of a secret; a row a session, read once a connection',
  sticker_uses: 'a count for each pack of the host',
};

const keys = { chat_id: 'chat', account_id: 'account' };

/**
 * Every table with its columns, its primary key and its family: `chat`, `account`, `every` (on every node), `one` (on one
 * node), or undefined where neither its key nor a list says so.
 */
export function readTables(root) {
  const text = readText(root, 'server/migrations/schema.sql') ?? '';
  const tables = new Map();
  for (const [, name, body, after] of text.matchAll(
    /^create table (\w+) \(\n([\s\S]*?)\n\);([\s\S]*?)(?=^create table|$(?![\s\S]))/gm,
  )) {
    const columns = [...body.matchAll(/^ {2}("?\w+"?) /gm)].map(([, column]) => column.replaceAll('"', ''));
    const primary = /^-- PRIMARY KEY \(([^)]*)\)/m.exec(after)?.[1].split(', ') ?? [];
    tables.set(name, { name, columns, primary, family: familyOf(name, primary) });
  }
  return tables;
}

function familyOf(name, [first]) {
  if (name in onEveryNode) return 'every';
  if (name in onOneNode) return 'one';
  return keys[first];
}

/** The column that says on which shard a row of a family lies. */
export const keyColumns = { chat: 'chat_id', account: 'account_id' };

/** What the lists name and the schema does not know, and what neither list nor key explains. */
export function problemsOfTables(tables) {
  const named = [...Object.keys(onEveryNode), ...Object.keys(onOneNode)];
  return [
    ...named
      .filter((name) => tables.size > 20 && !tables.has(name))
      .map((name) => `${name}: is no table any more [shards-tables]`),
    ...[...tables.values()]
      .filter(({ family }) => !family)
      .map(
        ({ name, primary }) =>
          `${name}: its key (${primary.join(', ')}) begins with neither chat_id nor account_id, and no list says where it lies [shards-key]`,
      ),
  ];
}
