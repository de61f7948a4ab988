import type { AccountId, ChatId, PictureId } from '@maru/contract';
import { movingClock, startTestServer, type TestServer } from '@maru/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accounts } from './features/accounts/index.ts';
import { chats } from './features/chats/index.ts';
import { pictures } from './features/pictures/index.ts';
import type { House } from './platform/house.ts';
import { runJob, runJobNow, type Job } from './platform/jobs/index.ts';

const clock = movingClock();
let server: TestServer<House>;
beforeAll(async () => {
  server = await startTestServer<House>({ clock });
});
afterAll(() => server.stop());

const jobNamed = (name: string): Job =>
  [accounts, chats, pictures]
    .flatMap((feature) => feature.jobs ?? [])
    .find((job) => job.name === name) as Job;

const upload = async (token: string): Promise<PictureId> => {
  const { default: sharp } = await import('sharp');
  const body = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#d9541e' } })
    .png()
    .toBuffer();
  const answer = await fetch(`${server.url}/api/pictures`, {
    method: 'POST',
    body: new Uint8Array(body),
    headers: { authorization: `Bearer ${token}`, 'content-type': 'image/png' },
  });
  const said = (await answer.json()) as { id?: PictureId; output?: { id: PictureId } };
  return (said.output?.id ?? said.id) as PictureId;
};

describe('jobs', () => {
  it('take away pictures that nobody shows, after a day, and keep the others', async () => {
    const alice = await server.alice();
    const [used, unused] = [await upload(alice.token), await upload(alice.token)];
    await alice.call('accounts.updateProfile', { photo: used });
    const status = async (id: PictureId) => (await fetch(`${server.url}/pictures/${id}/small.webp`)).status;
    await runJobNow(server.house, jobNamed('pictures.cleanUp'));
    expect([await status(used), await status(unused)]).toEqual([200, 200]);
    clock.moveBy({ hours: 25 });
    await runJobNow(server.house, jobNamed('pictures.cleanUp'));
    expect([await status(used), await status(unused)]).toEqual([200, 404]);
  });

  it('take away groups that everybody has left, with all that was said in them', async () => {
    const [alice, bob] = [await server.alice(), await server.bob()];
    await bob.call('people.addFriend', { handle: 'alice' });
    const { chat } = await alice.call('chats.create', { memberIds: [bob.id], name: 'short' });
    const { chat: kept } = await alice.call('chats.create', { memberIds: [bob.id], name: 'kept' });
    await alice.call('messages.send', { chatId: chat.id, key: 'k', text: 'soon gone' });
    await alice.call('chats.leave', { chatId: chat.id });
    await bob.call('chats.leave', { chatId: chat.id });
    clock.moveBy({ hours: 25 });
    await runJobNow(server.house, jobNamed('chats.cleanUp'));
    const left = async (id: ChatId) =>
      (await server.house.db.query('select 1 from chat_log where chat_id = $1', [id])).rowCount;
    expect(await left(chat.id)).toBe(0);
    expect(await left(kept.id)).toBeGreaterThan(0);
  });

  it('end sessions that nobody has used for longer than their cookie lives', async () => {
    const carol = await server.person('carol');
    clock.moveBy({ days: 401 });
    await runJobNow(server.house, jobNamed('accounts.cleanUpSessions'));
    const { rowCount } = await server.house.db.query('select 1 from sessions where account_id = $1', [
      carol.id as AccountId,
    ]);
    expect(rowCount).toBe(0);
  });

  it('are done by one process at a time, and one that fails does not stop the server', async () => {
    let running = 0;
    let most = 0;
    const slow: Job = {
      name: 'test.slow',
      everyMs: 1_000,
      async run() {
        most = Math.max(most, ++running);
        await new Promise((done) => setTimeout(done, 100));
        running--;
      },
    };
    await Promise.all([runJob(server.house, slow), runJob(server.house, slow), runJob(server.house, slow)]);
    expect(most).toBe(1);
    await expect(
      runJob(server.house, { ...slow, name: 'test.broken', run: () => Promise.reject(new Error('no')) }),
    ).resolves.toBeUndefined();
  });
});

describe('a process that is a worker alone', () => {
  it('serves its health and no calls', async () => {
    const worker = await startTestServer({ config: { roles: ['worker'] } });
    try {
      expect((await fetch(`${worker.url}/readyz`)).status).toBe(200);
      expect(
        (await fetch(`${worker.url}/api/accounts.describeHost`, { method: 'POST', body: '{}' })).status,
      ).toBe(404);
    } finally {
      await worker.stop();
    }
  });
});
