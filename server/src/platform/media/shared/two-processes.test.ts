import { readFile } from 'node:fs/promises';
import { PlayedClient } from '@maru/media/testing';
import { patience, startTestServer, type TestProcess, type TestServer } from '@maru/testing';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { House } from '../../house.ts';
import { insidePath } from './inside.ts';

let one: TestServer<House>;
let other: TestProcess<House>;
let third: TestProcess<House> | undefined;
const clients: PlayedClient[] = [];

beforeAll(async () => {
  // The first may not carry calls: whatever it is asked for, it passes on.
  one = await startTestServer<House>({ config: { roles: ['gateway', 'worker'], mediaWorkers: 1 } });
  other = await one.startBeside({ roles: ['gateway', 'media'] });
});
afterAll(async () => {
  for (const client of clients) client.close();
  await third?.stop();
  await other.stop().catch(() => undefined);
  await one.stop();
});

const room = (roomId: string) => ({ roomId, kind: 'call', maxPublishers: 4, maxPeople: 4 }) as const;

const enter = async (url: string, roomId: string, identity: string) => {
  const pass = await one.house.media.issueJoin({ roomId, identity, role: 'speaker' });
  expect(pass.expiresAt).toBeInstanceOf(Date);
  const client = await PlayedClient.enter(`${url.replace('http', 'ws')}${pass.url}`, pass.token, {
    audios: 2,
    videos: 0,
    hasData: false,
  });
  clients.push(client);
  return client;
};

it('rooms are opened, entered and asked about at a process that does not carry them', async () => {
  await one.house.media.openRoom(room('hall'));
  expect(await other.house.media.health()).toMatchObject({ rooms: 1 });
  expect(await one.house.media.health()).toMatchObject({ rooms: 1 });
  const [ann, ben] = [await enter(one.url, 'hall', 'ann:1'), await enter(other.url, 'hall', 'ben:1')];
  const { streams } = await ann.publish('mic');
  const timer = setInterval(() => ann.send(streams[0]!.sound()), 20);
  await ben.until(() => [...ben.ear.tracks.values()].some(({ packets }) => packets > 5), 'packets');
  clearInterval(timer);
  const there = await one.house.media.participants('hall');
  expect(there.map(({ identity }) => identity).toSorted()).toEqual(['ann:1', 'ben:1']);
  expect(there[0]?.joinedAt).toBeInstanceOf(Date);
  await expect(
    one.house.media.issueJoin({ roomId: 'none', identity: 'a:1', role: 'host' }),
  ).rejects.toMatchObject({ code: 'noRoom' });
});

it('a recording of the one that carries calls is brought to whoever ends it', async () => {
  await one.house.media.openRoom(room('studio'));
  const ann = await enter(one.url, 'studio', 'ann:2');
  await one.house.media.startRecording('studio', { recordingId: 'tape', note: 'for the hall' });
  const { streams } = await ann.publish('mic');
  for (let sent = 0; sent < 60; sent++) {
    ann.send(streams[0]!.sound());
    await new Promise((done) => setTimeout(done, 10));
  }
  const { files, startedAt, folder, note } = await one.house.media.stopRecording('tape');
  expect(note).toBe('for the hall');
  expect(startedAt).toBeInstanceOf(Date);
  expect(folder).toContain('tape-brought');
  for (const { path, bytes } of files) expect((await readFile(path)).length).toBe(bytes);
  expect(files).not.toHaveLength(0);
});

it('nobody without the key of the host can ask the engine', async () => {
  const body = JSON.stringify({ method: 'closeRoom', args: ['hall'] });
  for (const signed of ['', `${Date.now()}.forged`]) {
    const answer = await fetch(`${other.url}${insidePath}`, {
      method: 'POST',
      body,
      headers: { 'x-maru-inside': signed },
    });
    expect(answer.status).toBe(404);
  }
  // Signed for another question.
  const at = Date.now() - 3_600_000;
  const late = `${at}.${one.house.keys.sign('inside media', `${at}\n${body}`)}`;
  const answer = await fetch(`${other.url}${insidePath}`, {
    method: 'POST',
    body,
    headers: { 'x-maru-inside': late },
  });
  expect(answer.status).toBe(404);
  expect(await one.house.media.participants('hall')).not.toEqual([]);
});

it('another process carries the calls when the first has gone, and a room is opened there anew', async () => {
  third = await one.startBeside({ roles: ['gateway', 'media'] });
  await expect(third.house.media.participants('hall')).resolves.toHaveLength(2);
  await other.stop();
  await vi.waitFor(() => expect(third?.house.media.findOwn?.()).toBeDefined(), patience);
  await expect(
    one.house.media.issueJoin({ roomId: 'hall', identity: 'ann:1', role: 'host' }),
  ).rejects.toMatchObject({ code: 'noRoom' });
  await one.house.media.openRoom(room('hall'));
  await enter(one.url, 'hall', 'ann:1');
});

it('where no process carries calls, that is said in clear words', async () => {
  await third?.stop();
  third = undefined;
  // Given back, and not left until it is over: nobody has to wait for that.
  expect((await one.house.db.query('select holder from leases')).rows).toEqual([]);
  await vi.waitFor(
    () => expect(one.house.media.openRoom(room('late'))).rejects.toMatchObject({ code: 'unreachable' }),
    patience,
  );
});
