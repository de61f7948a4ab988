import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Postgres } from './postgres.ts';
import type { ServerProcess } from './server-process.ts';

/** The last lines that a program has said. */
export const lastLines = (file: string, count = 12): string =>
  existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n') : '';

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '?';
  }
};

/** What the kernel says of each thread of a process: its state, and what it waits in. */
const threadsOf = (pid: number): string => {
  const folder = `/proc/${pid}/task`;
  if (!existsSync(folder)) return 'gone';
  const threads = readdirSync(folder).map((thread) => {
    const state = /\) (\w)/.exec(read(`${folder}/${thread}/stat`))?.[1] ?? '?';
    return `${state} ${read(`${folder}/${thread}/wchan`)}`;
  });
  return [...new Set(threads)].join(', ');
};

const sessionsSql = `select a.pid, a.application_name as name, a.state, a.wait_event_type || ' ' || a.wait_event as waits,
    round(extract(epoch from clock_timestamp() - a.xact_start)) as seconds, pg_blocking_pids(a.pid) as behind,
    left(regexp_replace(a.query, '\\s+', ' ', 'g'), 120) as query
  from pg_stat_activity a
  where a.backend_type = 'client backend' and a.pid <> pg_backend_pid() and (a.state <> 'idle' or a.wait_event_type = 'Lock')
  order by a.xact_start nulls last limit 20`;

/** What a process that does not become ready is doing, as far as it can be seen from outside: for whoever looks for the cause. */
export const describeStart = async (one: ServerProcess, postgres: Postgres): Promise<string> => {
  const { pid } = one.program;
  const sessions = await postgres.ask(sessionsSql).then(
    (rows) => rows.map((row) => JSON.stringify(row)).join('\n') || 'none at work',
    (error: unknown) => `could not be asked: ${(error as Error).message}`,
  );
  return [
    `threads: ${pid === undefined ? 'ended' : threadsOf(pid)}`,
    `load of the machine: ${read('/proc/loadavg')}`,
    `sessions of the database:\n${sessions}`,
    `last lines of ${one.name}:\n${lastLines(one.logFile)}`,
    `last lines of PostgreSQL:\n${lastLines(postgres.logFile, 6)}`,
  ].join('\n');
};
