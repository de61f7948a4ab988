import type { Client } from '@maru/client';
import type { FinalLog, Placed } from '../history.ts';
import type { Host } from '../host/host.ts';
import { insist } from './settle.ts';
import { callerFor, type Resident, type Room } from './town.ts';

const readWhole = async (client: Client, log: Room['log'], from: number): Promise<Placed[]> => {
  const all: Placed[] = [];
  for (let after = from; ;) {
    const page = await insist(() => client.call('logs.read', { log, afterSeq: after, limit: 500 }), {
      until: () => false,
    });
    all.push(...page.entries.map(({ seq, author, key }) => ({ seq, author, key })));
    after = page.entries.at(-1)?.seq ?? page.lastSeq;
    if (after >= page.lastSeq) return all;
  }
};

/** The newest seq of each of these logs, as the database has it. */
export const readHeads = async (
  { postgres }: Host,
  logs: readonly string[],
): Promise<Map<string, number>> => {
  const rows = await postgres.ask<{ id: string; head: number }>(
    'select chat_id as id, max(seq)::int as head from chat_log where chat_id = any($1::uuid[]) group by chat_id',
    [logs.map((log) => log.slice('chat:'.length))],
  );
  return new Map(rows.map(({ id, head }) => [`chat:${id}`, head]));
};

/**
 * Reads every log of a run twice: out of the database past the program, and through each process of the host, as one of
 * its members.
 */
export const readFinals = async (
  host: Host,
  { rooms, town, from }: { rooms: readonly Room[]; town: readonly Resident[]; from: Record<string, number> },
): Promise<FinalLog[]> => {
  const finals: FinalLog[] = [];
  for (const { log, id, members } of rooms) {
    const first = from[log] as number;
    const entries = await host.postgres.ask<Placed>(
      'select seq::int, author, key from chat_log where chat_id = $1 and seq > $2 order by seq',
      [id, first],
    );
    finals.push({ log, witness: 'the database', from: first, entries });
    for (const { name, port } of host.processes) {
      const reader = callerFor(`http://127.0.0.1:${port}`, town[members[0] as number]?.tokens[0]);
      finals.push({ log, witness: name, from: first, entries: await readWhole(reader, log, first) });
    }
  }
  return finals;
};
