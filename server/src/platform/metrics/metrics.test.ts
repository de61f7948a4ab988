import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startTestServer, type TestPerson, type TestServer } from '@maru/testing';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../house.ts';
import { follow } from './follow.ts';
import { openQueues } from './queues.ts';

let server: TestServer<House>;
let alice: TestPerson;

beforeAll(async () => {
  server = await startTestServer<House>();
  alice = await server.alice();
});
afterAll(() => server.stop());

const read = async (): Promise<string> => (await fetch(`${server.url}/metrics`)).text();

/** The figure of a series, as the page shows it. */
const figureOf = (page: string, series: string): number =>
  Number(
    page
      .split('\n')
      .find((line) => line.startsWith(`${series} `))
      ?.split(' ')[1],
  );

const page = join(import.meta.dirname, '../../../../docs/metrics.md');
const [begin, end] = ['<!-- metrics -->\n', '<!-- end of metrics -->'];

/** The table of the page, as it should be. */
const drawTable = async (): Promise<string> => {
  const { registry } = server.house.metrics;
  const labels = new Map(
    (registry.getMetricsAsArray() as unknown as { name: string; labelNames: string[] }[]).map(
      ({ name, labelNames }) => [name, labelNames],
    ),
  );
  const rows = (await registry.getMetricsAsJSON())
    .filter(({ name }) => name.startsWith('maru_'))
    .toSorted((one, other) => one.name.localeCompare(other.name))
    .map(({ name, type, help }) => [
      `\`${name}\``,
      String(type),
      (labels.get(name) ?? []).map((label) => `\`${label}\``).join(' '),
      help,
    ]);
  const table = [['metric', 'type', 'labels', 'says'], ...rows];
  const widths = [0, 1, 2, 3].map((at) => Math.max(...table.map((row) => row[at]!.length)));
  const draw = (row: string[]) => `| ${row.map((cell, at) => cell.padEnd(widths[at]!)).join(' | ')} |`;
  const line = draw(widths.map((width) => '-'.repeat(width)));
  return `\n${[draw(table[0]!), line, ...table.slice(1).map(draw)].join('\n')}\n\n`;
};

it('are all in docs/metrics.md, with their labels, and none that is not there', async () => {
  const text = await readFile(page, 'utf8');
  const table = await drawTable();
  const [before, rest] = text.split(begin) as [string, string];
  const [told, after] = rest.split(end) as [string, string];
  if (process.env.UPDATE_METRICS === '1') await writeFile(page, `${before}${begin}${table}${end}${after}`);
  else expect(told, 'UPDATE_METRICS=1 writes it anew').toBe(table);
});

it('names metrics as Prometheus wants them, with a unit, and counters by what they total', async () => {
  for (const { name, type, help } of await server.house.metrics.registry.getMetricsAsJSON()) {
    if (!name.startsWith('maru_')) continue;
    expect(name).toMatch(/^maru_[a-z][a-z0-9]*(_[a-z0-9]+)*$/);
    expect(name, 'a name has base units').not.toMatch(/_(ms|milliseconds|minutes|kb|mb|percent)(_|$)/);
    expect(name.endsWith('_total'), `${name} is a ${type}`).toBe((type as unknown as string) === 'counter');
    expect(help.length).toBeGreaterThan(5);
  }
});

describe('what happens is counted', () => {
  it('from a call to the commit and to its readers', async () => {
    const bob = await server.bob();
    const { chat } = await alice.call('chats.create', { memberIds: [bob.id], name: 'Hall' });
    const socket = await alice.rawSocket();
    const before = await read();
    const count = 5;
    for (let at = 0; at < count; at++)
      await alice.call('messages.send', { chatId: chat.id, key: `k${at}`, text: 'hello' });
    await alice.call('messages.send', { chatId: chat.id, key: 'k0', text: 'hello' });
    await expect(
      alice.call('messages.send', { chatId: bob.id, key: 'x', text: 'hello' }),
    ).rejects.toMatchObject({ code: 'chat_not_found' });
    await socket.nextEntry('message.sent');
    const after = await read();
    const grown = (series: string) => figureOf(after, series) - (figureOf(before, series) || 0);
    expect(grown('maru_log_appends_total')).toBeGreaterThanOrEqual(count);
    expect(grown('maru_log_commit_seconds_count')).toBeGreaterThanOrEqual(1);
    expect(grown('maru_log_group_entries_sum')).toBe(grown('maru_log_appends_total'));
    expect(grown('maru_deliveries_total')).toBeGreaterThanOrEqual(count);
    expect(grown('maru_refusals_total{code="chat_not_found"}')).toBe(1);
    expect(figureOf(after, 'maru_sockets')).toBe(1);
    expect(figureOf(after, 'maru_accounts_online')).toBe(1);
    expect(figureOf(after, 'maru_sessions')).toBe(1);
    await socket.close();
  });

  it('tells of the database and of queues, without ids', async () => {
    const page = await read();
    expect(figureOf(page, 'maru_database_pool_connections{state="max"}')).toBe(10);
    expect(figureOf(page, 'maru_database_size_bytes')).toBeGreaterThan(1_000_000);
    expect(figureOf(page, 'maru_queue_waiting{queue="push"}')).toBe(0);
    expect(page).not.toContain(alice.id);
    expect(page).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}/);
  });
});

describe('a figure that cannot be read', () => {
  it('does not keep the others from being shown', async () => {
    const registry = new Registry();
    follow(registry, {
      name: 'maru_broken',
      help: 'it fails',
      read: () => Promise.reject(new Error('away')),
    });
    follow(registry, {
      name: 'maru_silent',
      help: 'it never comes',
      read: () => new Promise(() => undefined),
    });
    follow(registry, { name: 'maru_well', help: 'it is there', read: () => 3 });
    openQueues(registry)({ queue: 'lost', read: () => Promise.reject(new Error('away')) });
    const page = await registry.metrics();
    expect(page).not.toMatch(/^maru_(broken|silent)/m);
    expect(page).toContain('maru_well 3');
    expect(page).not.toContain('queue="lost"');
  });
});
