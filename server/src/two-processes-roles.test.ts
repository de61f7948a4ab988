import type { ChatId } from '@maru/contract';
import {
  patience,
  startPushReceiver,
  startTestServer,
  type PushReceiver,
  type TestBrowser,
  type TestPerson,
  type TestProcess,
  type TestServer,
} from '@maru/testing';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { House } from './platform/house.ts';

let receiver: PushReceiver;
let gateway: TestServer<House>;
let worker: TestProcess<House>;
let [alice, bob]: TestPerson[] = [];
let phone: TestBrowser;
let chatId: ChatId;

beforeAll(async () => {
  receiver = await startPushReceiver(() => new Date());
  gateway = await startTestServer<House>({ config: { roles: ['gateway'], push: 'anywhere' } });
  worker = await gateway.startBeside({ roles: ['worker'] });
  [alice, bob] = [await gateway.alice(), await gateway.bob()];
  phone = receiver.browser();
  await bob!.call('consents.answer', { subject: 'push', version: 1, what: 'given' });
  await bob!.call('notifications.addDevice', { ...phone.subscription, language: 'en' });
  chatId = (await alice!.call('chats.create', { memberIds: [bob!.id] })).chat.id;
  await vi.waitUntil(() => worker.house.processes.others().length === 1, patience);
});
afterAll(async () => {
  await worker.stop();
  await gateway.stop();
  await receiver.stop();
});

const statusOf = async (url: string, path: string, init?: RequestInit) =>
  (await fetch(`${url}${path}`, init)).status;

let said = 0;
const say = (text: string) => alice!.call('messages.send', { chatId, key: `m${said++}`, text });
const texts = () => phone.pushes.flatMap(({ payload }) => payload['text'] ?? []);

it('a worker alone says how it is and what it counts, and serves nobody', async () => {
  for (const path of ['/healthz', '/readyz', '/metrics']) expect(await statusOf(worker.url, path)).toBe(200);
  for (const path of ['/', '/api', '/api/openapi.json', '/gateway', '/media/room/rtc'])
    expect(await statusOf(worker.url, path)).toBe(404);
  const post = { method: 'POST', body: '{}' };
  expect(await statusOf(worker.url, '/api/accounts.describeHost', post)).toBe(404);
});

it('what comes to a gateway is told by a worker, who is woken, and by the gateway never', async () => {
  await say('first');
  // Woken by the gateway: no round of a job begins by itself here.
  await vi.waitFor(() => expect(texts()).toContain('first'), patience);
  const sentBy = async ({ house }: { house: House }) =>
    (await house.metrics.pushes.get()).values.reduce((sum, { value }) => sum + value, 0);
  expect(await sentBy(gateway)).toBe(0);
  await vi.waitFor(async () => expect(await sentBy(worker)).toBeGreaterThan(0), patience);
});

it('who looks at the room, at a gateway, is told nothing by the worker, who holds no connection', async () => {
  phone.pushes.length = 0;
  const looking = await bob!.rawSocket();
  await looking.call('chats.watch', { chatId });
  await looking.call('notifications.setAttention', { inFront: true, window: 'w' });
  const { seq } = await say('seen');
  const jobs = async () =>
    (await gateway.house.db.query('select 1 from push_jobs where seq >= $1', [seq])).rowCount;
  await vi.waitFor(async () => expect(await jobs()).toBe(0), patience);
  await new Promise((done) => setTimeout(done, 600));
  await vi.waitFor(async () => expect(await jobs()).toBe(0), patience);
  expect(texts()).not.toContain('seen');
  await looking.close();
});

it('work on files is begun at once by the worker', async () => {
  const woken = vi.fn<() => void>();
  worker.house.bus.subscribe('files.work', woken);
  gateway.house.bus.tellAll('files.work', {});
  await vi.waitFor(() => expect(woken).toHaveBeenCalled(), patience);
});
