import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type WebSocket from 'ws';
import { PlayedClient } from '../testing/played-client.ts';
import { playedKey, playStage, type Stage } from '../testing/play-stage.ts';
import type { MediaLimits } from '../worker/calls.ts';
import { signJoinToken } from './tokens.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await playStage();
  await stage.open('r1', { maxPublishers: 2, maxViewers: 1 });
}, 60_000);
afterAll(() => stage?.close());

const who = { roomId: 'r1', identity: 'alice:1', role: 'speaker' as const, ttlSeconds: 60 };
const join = (token: string) => PlayedClient.join(stage.worker.signalPort, token);
const validate = (path: string) => fetch(`http://127.0.0.1:${stage.worker.signalPort}${path}`);

describe('at the door are turned away', { timeout: 20_000 }, () => {
  test('those without a token, with one that is signed by another, and with one that has run out', async () => {
    await expect(join('')).rejects.toThrow('tokenMissing');
    const forged = await signJoinToken(
      { ...playedKey, secret: 'another secret that is long enough too' },
      who,
    );
    await expect(join(forged)).rejects.toThrow('tokenForged');
    const other = await signJoinToken({ ...playedKey, id: 'someone' }, who);
    await expect(join(other)).rejects.toThrow('tokenForged');
    const expired = await signJoinToken(playedKey, { ...who, ttlSeconds: -10 });
    await expect(join(expired)).rejects.toThrow('tokenExpired');
  });

  test('tokens that are not signed at all, or name no room', async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = { sub: 'alice:1', iss: playedKey.id, exp: 4e9, video: { roomJoin: true, room: 'r1' } };
    await expect(join(`${part({ alg: 'none' })}.${part(claims)}.`)).rejects.toThrow('tokenForged');
    const secret = new TextEncoder().encode(playedKey.secret);
    const roomless = new SignJWT({ video: { roomJoin: true } }).setProtectedHeader({ alg: 'HS256' });
    const text = await roomless
      .setIssuer(playedKey.id)
      .setSubject('a:1')
      .setExpirationTime('1m')
      .sign(secret);
    await expect(join(text)).rejects.toThrow('tokenOfOtherRoom');
  });

  test('those whose room is not open here', async () => {
    await expect(join(await signJoinToken(playedKey, { ...who, roomId: 'r9' }))).rejects.toThrow(
      'noSuchRoom',
    );
  });

  test('one too many, while who is in already may come again', async () => {
    await stage.come('r1', 'alice:1');
    await stage.come('r1', 'bob:1');
    await expect(stage.come('r1', 'carol:1')).rejects.toThrow('full');
    await stage.come('r1', 'vera:1', 'viewer');
    await expect(stage.come('r1', 'victor:1', 'viewer')).rejects.toThrow('full');
    await stage.come('r1', 'alice:1');
  });

  test('those who were removed, until they are given a new token', async () => {
    const token = await signJoinToken(playedKey, { ...who, identity: 'vera:1', role: 'viewer' });
    await stage.worker.remove('r1', 'vera:1');
    await expect(join(token)).rejects.toThrow('removed');
    await new Promise((resolve) => setTimeout(resolve, 2));
    await stage.come('r1', 'vera:1', 'viewer');
  });

  test('a client learns the reason where it asks, and the older way in is not there', async () => {
    const answer = await validate('/rtc/v1/validate?access_token=x');
    expect([answer.status, await answer.text()]).toEqual([401, 'tokenForged']);
    const token = await signJoinToken(playedKey, who);
    expect((await validate(`/rtc/v1/validate?access_token=${token}`)).status).toBe(200);
    expect((await validate('/rtc/validate')).status).toBe(404);
  });
});

test.each<[string, Partial<MediaLimits>]>([
  ['people', { maxPeers: 0 }],
  ['packets', { maxPacketsPerSecond: 0 }],
  ['bandwidth', { maxEgressMbps: 0 }],
])('a worker that bears no more %s says that it is full', { timeout: 20_000 }, async (_, less) => {
  const usual = { maxPeers: 9, maxPacketsPerSecond: 9_000, maxEgressMbps: 9 };
  const full = await playStage({ limits: { ...usual, ...less } });
  try {
    await full.open('r1');
    await expect(full.come('r1', 'alice:1')).rejects.toThrow('full');
  } finally {
    await full.close();
  }
});

describe('a worker goes on', { timeout: 20_000 }, () => {
  test.each([
    ['bytes that mean nothing', Buffer.from([255, 254, 1, 2, 3])],
    ['a text', 'hello'],
    ['an offer that is none', Buffer.from('0a060a04626164', 'hex')],
  ])('when somebody sends %s', async (_, frame) => {
    await stage.open('r2');
    const client = await stage.come('r2', 'mallory:1');
    const socket = (client as unknown as { socket: WebSocket }).socket;
    socket.send(frame);
    socket.send(Buffer.from([255, 254, 1, 2, 3]));
    await client.until(() => client.isClosed, 'the end');
    expect(await stage.worker.participants('r2')).toEqual([]);
  });

  test('when somebody sends far too much', async () => {
    await stage.open('r2');
    const client = await stage.come('r2', 'mallory:1');
    for (let count = 0; count < 400; count++) client.say({ case: 'ping', value: 1n });
    await client.until(() => client.isClosed, 'the end');
  });

  test('when what comes over the line is no packet', async () => {
    await stage.open('r2');
    const alice = await stage.come('r2', 'alice:1');
    for (let length = 12; length < 90; length++) alice.send(Buffer.alloc(length, 0x80 | (length % 16)));
    const bob = await stage.come('r2', 'bob:1');
    expect(bob.last('join')?.otherParticipants).toHaveLength(1);
  });
});
