import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile } from 'node:fs/promises';
import { cpus, release, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { megabytes } from '../figures.ts';
import type { Options } from '../options.ts';
import { judge, tabulate, type Round } from './tabulate.ts';
import { Measuring, workNames, type Plan } from './measure.ts';
import { openEjabberds } from './servers/ejabberd.ts';
import { openMaru } from './servers/maru.ts';
import type { NotRun, Peer } from './servers/peer.ts';
import { openProsody } from './servers/prosody.ts';
import { startGenerator } from './work/jobs.ts';
import type { Sizes, World } from './world.ts';

const isPeer = (one: Peer | NotRun): one is Peer => !('why' in one);

const planOf = ({ quick, sessions, seconds, only }: Options): Plan => ({
  sessions,
  opening: 100,
  settleSeconds: Math.min(quick ? 3 : 10, seconds),
  seconds: Math.min(quick ? 2 : 5, seconds),
  warmSeconds: quick ? 0.5 : 1.5,
  rates: quick ? [300, 3_000] : [300, 1_000, 3_000, 8_000],
  rooms: [1_000, 3_000].map((members) => Math.min(members, sessions)),
  roomSeconds: Math.min(quick ? 4 : 8, seconds),
  returns: quick ? 2 : 3,
  only: only.length > 0 ? only : workNames,
});

const sizesOf = ({ sessions, rooms }: Plan): Sizes => ({
  sessions,
  pairs: Math.min(1_000, Math.floor(sessions / 2)),
  fives: Math.min(200, Math.floor(sessions / 5)),
  fifties: Math.min(20, Math.floor(sessions / 50)),
  rooms: [...new Set(rooms)],
  listed: 10,
  messagesEach: 5,
  missedChats: Math.min(200, sessions),
  missedEach: 100,
});

const load = async (): Promise<string> =>
  (await readFile('/proc/loadavg', 'utf8')).split(' ').slice(0, 3).join(' ');

const say = (words: string): void => void process.stderr.write(`${words}\n`);

const commit = (): string => {
  try {
    return execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
};

/** Starts one server anew, lets the load generator do every work on it, and stops it. */
const measureOne = async (
  peer: Peer,
  world: Omit<World, 'port' | 'tag'>,
  plan: Plan,
): Promise<Omit<Round, 'round'>> => {
  const loadBefore = await load();
  const server = await peer.start();
  const generator = startGenerator();
  const problems: string[] = [];
  try {
    // Keys that are sent once are never sent again: a server that knows them would answer from memory.
    const tag = randomBytes(5).toString('hex');
    await generator.do({ work: 'meet', world: { ...world, port: server.port, tag } });
    const measuring = new Measuring(generator, server, { plan, hasArchive: world.hasArchive });
    for (const work of workNames.filter((name) => plan.only.includes(name))) {
      say(`  ${work}`);
      const problem = await measuring.do(work);
      if (problem) problems.push(problem);
    }
    const profile = await server.report?.();
    return {
      server: peer.name,
      load_before: loadBefore,
      problems,
      figures: measuring.figures,
      ...(profile && { profile }),
    };
  } finally {
    generator.stop();
    await server.stop();
  }
};

const openPeers = async (profile: boolean): Promise<(Peer | NotRun)[]> => [
  await openMaru(commit(), profile ? await mkdtemp(join(tmpdir(), 'maru-profile-')) : undefined),
  ...(await openEjabberds()),
  await openProsody(),
];

/** The same work on Maru and on its peers, one after the other, several rounds, every round in another order. */
export const benchCompare = async (options: Options): Promise<object> => {
  const began = Date.now();
  const plan = planOf(options);
  const opened = await openPeers(options.profile);
  const isAsked = ({ name }: Peer) => options.servers.length === 0 || options.servers.includes(name);
  const peers = opened.filter(isPeer).filter(isAsked);
  const rounds: Round[] = [];
  try {
    const worlds = new Map<string, Omit<World, 'port' | 'tag'>>();
    for (const peer of peers) {
      say(`people and history for ${peer.name}`);
      worlds.set(peer.name, await peer.prepare(sizesOf(plan)));
    }
    for (let round = 0; round < options.rounds; round++)
      for (let at = 0; at < peers.length; at++) {
        const peer = peers[(at + round) % peers.length] as Peer;
        say(`round ${round + 1} of ${options.rounds}: ${peer.name}`);
        const measured = await measureOne(peer, worlds.get(peer.name) as World, plan);
        for (const problem of measured.problems) say(`  ${problem}`);
        // A run takes half an hour: whoever ends it before keeps what was measured.
        for (const { name, value, unit } of measured.figures) say(`  ${name}: ${value} ${unit}`);
        rounds.push({ round: round + 1, ...measured });
      }
  } finally {
    for (const peer of opened.filter(isPeer)) await peer.remove();
  }
  const table = tabulate(rounds);
  return {
    date: new Date(began).toISOString(),
    minutes: Math.round((Date.now() - began) / 6_000) / 10,
    machine: {
      cpu: cpus()[0]?.model,
      cores: cpus().length,
      memory_mb: megabytes(totalmem()),
      kernel: release(),
      node: process.version,
    },
    servers: peers.map(({ name, version, acknowledged, kept, settings }) => ({
      name,
      version,
      acknowledged,
      kept,
      settings,
    })),
    not_run: opened.filter((one) => !isPeer(one)),
    database:
      'PostgreSQL: the same embedded program with the same settings for Maru and for ejabberd (fsync on, synchronous_commit on, shared_buffers 128MB, wal_compression on); each started with its server and stopped with it',
    plan,
    table,
    aims: judge(table),
    problems: rounds.flatMap(({ round, server, problems }) =>
      problems.map((what) => ({ round, server, what })),
    ),
    profiles: rounds.flatMap(({ round, profile }) => (profile ? [{ round, ...profile }] : [])),
    loads: rounds.map(({ round, server, load_before }) => ({ round, server, load_before })),
  };
};
