import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findProgram, startProgram } from '@maru/testing';
import { expect, it } from 'vitest';
import { systemClock } from '../clock.ts';
import { readConfig } from '../config/index.ts';
import { nameIceServers } from './ice-servers.ts';

const coturn = findProgram('turnserver');
const client = findProgram('turnutils_uclient');
const isHere = Boolean(process.env.MARU_DEEP) && coturn !== undefined && client !== undefined;

const relays = (secret: string, clock = systemClock) =>
  nameIceServers(
    readConfig([`--turn-url=turn:relay.example.org:3478`, `--turn-secret=${secret}`], {}),
    clock,
  );

it('credentials last an hour, are each device’s own, and name nobody', () => {
  const at = new Date('2026-11-21T12:00:00Z');
  const name = relays('secret', { now: () => at });
  const [server] = name('ann:1');
  const [until, word] = server!.username!.split(':');
  expect(Number(until)).toBe(at.getTime() / 1_000 + 3_600);
  expect(word).not.toContain('ann');
  expect(server!.urls).toEqual(['turn:relay.example.org:3478']);
  expect(name('ben:1')[0]!.username).not.toBe(server!.username);
  expect(nameIceServers(readConfig([], {}), systemClock)('ann:1')).toEqual([]);
});

it.runIf(isHere)('coturn relays for whoever holds them, and for nobody with others or old ones', async () => {
  const file = join(tmpdir(), `maru-relay-${process.pid}`);
  const flags = (port: number) => [
    ...['-n', '--no-cli', '--use-auth-secret', '--static-auth-secret=secret', '--realm=maru', '--no-tls'],
    ...['--no-dtls', '-L', '127.0.0.1', '-E', '127.0.0.1', '-p', String(port), '--allow-loopback-peers'],
    ...['--log-file=stdout', `--pidfile=${file}.pid`, `--db=${file}.db`],
  ];
  const { port, stop } = await startProgram(coturn as string, flags);
  try {
    const send = async ({ username = '', credential = '' }) => {
      const who = ['-u', username, '-w', credential, '-p', String(port)];
      const sending = promisify(execFile)(client as string, [
        ...who,
        '-y',
        '-m',
        '1',
        '-n',
        '2',
        '127.0.0.1',
      ]);
      return sending.then(
        () => true,
        () => false,
      );
    };
    const hourAgo = { now: () => new Date(Date.now() - 3_700_000) };
    expect(await send(relays('secret')('ann:1')[0]!)).toBe(true);
    expect(await send(relays('another')('ann:1')[0]!)).toBe(false);
    expect(await send(relays('secret', hourAgo)('ann:1')[0]!)).toBe(false);
  } finally {
    await stop();
    for (const end of ['pid', 'db']) await rm(`${file}.${end}`, { force: true });
  }
});
