import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChatId, SignedIn } from '@maru/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  agreed,
  buildMaru,
  findProgram,
  natsProgram,
  openClient,
  startMaru,
  startProgram,
  startTestNats,
  uploadFile,
  type RunningMaru,
  type TestNats,
} from './index.ts';

// A real Prometheus looks at a real host of two processes, under some load: everything that the dashboard and the alerts ask
// for has to be answered. Grafana itself is in no registry that these tests may use; what it would ask is asked here.
const prometheus = findProgram('prometheus');
const isHere = Boolean(process.env.MARU_DEEP) && prometheus !== undefined && natsProgram() !== undefined;
const deploy = resolve(import.meta.dirname, '../../deploy');
const loadMs = 45_000;

/** Figures that there are only where something is or happens that is not here: each with the reason. */
const needsMore: Record<string, string> = {
  maru_database_replica_lag_bytes: 'a replica',
  maru_database_slot_kept_bytes: 'a replication slot',
  maru_pushes_total: 'a browser that takes notifications',
  maru_bus_ask_seconds_bucket: 'somebody who is asked about before a notification',
  maru_media_refused_total: 'somebody who does not get into a call',
  'absent(maru_role{role="worker"})': 'a host without a worker',
};

interface Asked {
  where: string;
  expr: string;
}

/** As Grafana fills it in: all processes, and a time of some looks. */
const filledIn = (expr: string): string =>
  expr.replaceAll('$__rate_interval', '20s').replaceAll('$process', '.*');

/** Whether it is true is another matter: `bool` makes an answer of both. */
const withoutThreshold = (expr: string): string =>
  expr
    .split(/(\{[^}]*\})/)
    .map((part) => (part.startsWith('{') ? part : part.replaceAll(/(==|!=|>=|<=|>|<)/g, '$1 bool')))
    .join('');

const readAsked = async (): Promise<Asked[]> => {
  const board = JSON.parse(await readFile(join(deploy, 'grafana/maru.json'), 'utf8')) as {
    panels: { title: string; targets?: { expr: string }[] }[];
  };
  const rules = parse(await readFile(join(deploy, 'prometheus/alerts.yml'), 'utf8')) as {
    groups: { rules: { alert: string; expr: string }[] }[];
  };
  return [
    ...board.panels.flatMap(({ title, targets = [] }) =>
      targets.map(({ expr }) => ({ where: `panel ${title}`, expr: withoutThreshold(filledIn(expr)) })),
    ),
    ...rules.groups.flatMap((group) =>
      group.rules.map(({ alert, expr }) => ({ where: `alert ${alert}`, expr: withoutThreshold(expr) })),
    ),
  ];
};

let folder: string;
let nats: TestNats;
const running: RunningMaru[] = [];
let watch: { port: number; stop(): Promise<void> };

const post = async <Output>(...[url, name, input, token]: [string, string, unknown, string?]) => {
  const answer = await fetch(`${url}/api/${name}`, {
    method: 'POST',
    body: JSON.stringify(input),
    headers: token ? { authorization: `Bearer ${token}` } : {},
  });
  return ((await answer.json()) as { output: Output }).output;
};

const startHost = async (): Promise<[RunningMaru, RunningMaru]> => {
  const env = { HOST_KEY: randomBytes(32).toString('base64'), NATS_URL: nats.url, DRAIN_MS: '0' };
  const data = join(folder, 'data');
  const one = await startMaru(data, { env: { ...env, BACKUP_DIR: join(folder, 'backups') } });
  running.push(one);
  const port = (await readFile(join(data, 'postgresql', 'postmaster.pid'), 'utf8')).split('\n')[3];
  const password = (await readFile(join(data, 'postgresql.password'), 'utf8')).trim();
  await mkdir(join(folder, 'other'));
  const other = await startMaru(join(folder, 'other'), {
    env: { ...env, DATABASE_URL: `postgresql://maru:${password}@127.0.0.1:${port}/postgres`, MEDIA: 'off' },
  });
  running.push(other);
  return [one, other];
};

const startWatch = async (): Promise<void> => {
  const file = join(folder, 'prometheus.yml');
  const targets = running.map(({ port }) => `'127.0.0.1:${port}'`).join(', ');
  await writeFile(
    file,
    `global: { scrape_interval: 2s, evaluation_interval: 2s }\nrule_files: ['${deploy}/prometheus/alerts.yml']\nscrape_configs:\n  - job_name: maru\n    static_configs: [{ targets: [${targets}] }]\n`,
  );
  watch = await startProgram(prometheus as string, (port) => [
    `--config.file=${file}`,
    `--storage.tsdb.path=${join(folder, 'series')}`,
    `--web.listen-address=127.0.0.1:${port}`,
  ]);
};

/** Two people at the two processes write, send a file, are refused, and come and go. */
const live = async ([one, other]: [RunningMaru, RunningMaru]): Promise<void> => {
  const sign = (handle: string) =>
    post<SignedIn>(one.url, 'accounts.signUp', {
      handle,
      name: handle,
      password: 'open-wooden-hall',
      agreed,
    });
  const [ann, ben] = [await sign('ann'), await sign('ben')];
  await post(other.url, 'people.addFriend', { accountId: ann.account.id }, ben.token);
  const { chat } = await post<{ chat: { id: ChatId } }>(
    ...([one.url, 'chats.create', { memberIds: [ben.account.id] }, ann.token] as const),
  );
  await uploadFile(one.url, { ...ann } as never, {
    bytes: randomBytes(50_000),
    name: 'plan.bin',
    type: 'application/zip',
  });
  const ends = Date.now() + loadMs;
  for (let n = 0; Date.now() < ends; n++) {
    const here = openClient({ url: one.url, token: ann.token, cursors: { [`chat:${chat.id}`]: 0 } });
    const there = openClient({ url: other.url, token: ben.token, cursors: { [`chat:${chat.id}`]: 0 } });
    for (let m = 0; m < 40; m++) {
      await here.call('messages.send', { chatId: chat.id, key: `a${n}-${m}`, text: 'so it goes' });
      await there.call('messages.send', { chatId: chat.id, key: `b${n}-${m}`, text: 'does it?' });
      await sleep(20);
    }
    // Refused: there is no such chat, and nobody of that token.
    await post(other.url, 'messages.history', { chatId: ann.account.id }, ben.token);
    await post(one.url, 'chats.list', {}, 'no-such-token');
    here.close();
    there.close();
  }
};

const ask = async (expr: string): Promise<{ error?: string; series: number }> => {
  const url = `http://127.0.0.1:${watch.port}/api/v1/query?query=${encodeURIComponent(expr)}`;
  const said = (await (await fetch(url)).json()) as { error?: string; data?: { result: unknown[] } };
  return { ...(said.error && { error: said.error }), series: said.data?.result.length ?? 0 };
};

beforeAll(async () => {
  if (!isHere) return;
  await buildMaru();
  folder = await mkdtemp(join(tmpdir(), 'maru-watched-'));
  await chmod(folder, 0o755);
  nats = await startTestNats();
});
afterAll(async () => {
  await watch?.stop();
  for (const one of running.toReversed()) await one.end();
  await nats?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

describe.skipIf(!isHere)('a host that Prometheus looks at', () => {
  it('answers all that the dashboard and the alerts ask for', { timeout: 300_000 }, async () => {
    const host = await startHost();
    await startWatch();
    await live(host);
    const asked = await readAsked();
    const silent: string[] = [];
    const excused = new Set<string>();
    const wrong: string[] = [];
    for (const { where, expr } of asked) {
      const { error, series } = await ask(expr);
      if (error) wrong.push(`${where}: ${expr}: ${error}`);
      else if (series === 0) {
        const excuse = Object.keys(needsMore).find((one) => expr.includes(one));
        if (excuse) excused.add(excuse);
        else silent.push(`${where}: ${expr}`);
      }
    }
    console.log(`measured: ${asked.length} expressions, ${silent.length} without an answer and a reason`);
    expect(wrong).toEqual([]);
    expect(silent).toEqual([]);
    expect([...excused].toSorted()).toEqual(Object.keys(needsMore).toSorted());
    const url = `http://127.0.0.1:${watch.port}/api/v1/rules`;
    const { data } = (await (await fetch(url)).json()) as {
      data: { groups: { rules: { name: string; health: string; state: string }[] }[] };
    };
    const rules = data.groups.flatMap((group) => group.rules);
    expect(rules.filter(({ health }) => health !== 'ok')).toEqual([]);
    expect(rules.filter(({ state }) => state === 'firing').map(({ name }) => name)).toEqual([]);
  });
});
