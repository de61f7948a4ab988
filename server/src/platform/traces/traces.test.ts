import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  natsProgram,
  openRawSocket,
  patience,
  startTestServer,
  startTwoProcesses,
  type TestServer,
} from '@maru/testing';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { CannotStart, readConfig } from '../config/index.ts';
import type { House } from '../house.ts';
import { openTraces } from './index.ts';

interface Span {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  attributes: { key: string; value: Record<string, unknown> }[];
  links: { spanId: string }[];
  status: { code: number };
}

/** A collector that keeps what it is told. */
const startCollector = async () => {
  const bodies: string[] = [];
  const read = async (request: IncomingMessage) => {
    let body = '';
    for await (const piece of request) body += String(piece);
    if (request.url === '/v1/traces') bodies.push(body);
  };
  const http = createServer((request, answer) => {
    void read(request).then(() => answer.setHeader('content-type', 'application/json').end('{}'));
  });
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  onTestFinished(() => void http.close());
  const spans = (): Span[] =>
    bodies.flatMap((body) =>
      (JSON.parse(body) as { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] }).resourceSpans.flatMap(
        ({ scopeSpans }) => scopeSpans.flatMap((one) => one.spans),
      ),
    );
  return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, bodies, spans };
};

const valueOf = (span: Span, key: string): unknown =>
  Object.values(span.attributes.find((one) => one.key === key)?.value ?? {})[0];

const start = async (config: Record<string, unknown>): Promise<TestServer<House>> =>
  startTestServer<House>({ config: config as never });

it('tell the road of a message from the call to its delivery, and nothing of anybody', async () => {
  const collector = await startCollector();
  const server = await start({ tracesTo: collector.url, traceShare: 1 });
  const [alice, bob] = [await server.alice(), await server.bob()];
  const { chat } = await alice.call('chats.create', { memberIds: [bob.id], name: 'Treehouse' });
  const socket = await alice.rawSocket();
  await alice.call('messages.send', { chatId: chat.id, key: 'a-key-of-its-own', text: 'the moon is ours' });
  await socket.nextEntry('message.sent');
  await expect(
    alice.call('messages.send', { chatId: bob.id, key: 'other', text: 'x' }),
  ).rejects.toMatchObject({ code: 'chat_not_found' });
  await socket.close();
  // What has not been told yet is told at the end.
  await server.stop();

  const spans = collector.spans();
  const sent = spans.filter(({ name }) => name === 'call messages.send');
  expect(sent.map((one) => valueOf(one, 'maru.result'))).toEqual([undefined, 'chat_not_found']);
  const road = spans.filter(({ traceId }) => traceId === sent[0]!.traceId);
  const named = (name: string) => road.find((one) => one.name === name)!;
  const [append, commit, deliver] = [named('log.append'), named('log.commit'), named('live.deliver')];
  expect(append.parentSpanId).toBe(sent[0]!.spanId);
  expect(commit.parentSpanId).toBe(append.spanId);
  expect(deliver.parentSpanId).toBe(append.spanId);
  expect(valueOf(append, 'maru.kind')).toBe('message.sent');
  expect(valueOf(commit, 'maru.entries')).toBe(1);
  // A refusal is no error.
  expect(spans.every(({ status }) => (status.code ?? 0) !== 2)).toBe(true);

  const told = collector.bodies.join();
  for (const secret of [
    alice.id,
    bob.id,
    chat.id,
    'a-key-of-its-own',
    'moon',
    'Treehouse',
    'alice',
    '127.0.0.1',
  ])
    expect([secret, told.includes(secret)]).toEqual([secret, false]);
  expect(told).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-/);
});

it('link a push to the delivery of what it is about', async () => {
  const collector = await startCollector();
  const traces = (await openTraces({ tracesTo: collector.url, traceShare: 1 }))!;
  const entry = { log: 'chat:1', author: 'a', key: 'k', seq: 7 } as never;
  traces.deliver([entry], () => undefined);
  await traces.push({ log: 'chat:1' as never, seq: 7 }, async () => ({ outcome: 'sent' }));
  await expect(
    traces.push({ log: 'chat:1' as never, seq: 8 }, () => Promise.reject(new TypeError('secret words'))),
  ).rejects.toThrow('secret words');
  await traces.close();
  const [first, second] = collector.spans().filter(({ name }) => name === 'push.send');
  const delivered = collector.spans().find(({ name }) => name === 'live.deliver')!;
  expect(first!.links).toMatchObject([{ spanId: delivered.spanId }]);
  expect(valueOf(first!, 'maru.result')).toBe('sent');
  expect(second!.links).toEqual([]);
  expect(second!.status.code).toBe(2);
  expect(valueOf(second!, 'maru.result')).toBe('TypeError');
  expect(collector.bodies.join()).not.toContain('secret');
});

// Without a nats-server this is counted as skipped, and the report says so.
describe.skipIf(!natsProgram())('over NATS', () => {
  it('go on in the process that hears of it, and in the worker that sends a push about it', async () => {
    const collector = await startCollector();
    const config = { tracesTo: collector.url, traceShare: 1 } as never;
    const { one, other, alice, bob, stop } = await startTwoProcesses<House>({ isShared: true, config });
    // So that she may bring him into a group at once.
    await bob.call('people.addFriend', { accountId: alice.id } as never);
    const { chat } = await alice.call('chats.create', { memberIds: [bob.id], name: 'Treehouse' });
    const socket = await openRawSocket(other.url, { token: bob.token });
    const { seq } = await alice.call('messages.send', { chatId: chat.id, key: 'a-key', text: 'the moon' });
    await socket.nextEntry('message.sent');
    const about = { log: `chat:${chat.id}` as const, seq };
    await vi.waitFor(async () => {
      await other.house.traces!.push(about, async () => ({ outcome: 'sent' }));
      await one.house.traces!.push(about, async () => ({ outcome: 'sent' }));
    }, patience);
    await socket.close();
    await stop();

    const spans = collector.spans();
    const call = spans.find(({ name }) => name === 'call messages.send')!;
    const road = spans.filter(({ traceId }) => traceId === call.traceId);
    const deliver = road.find(({ name }) => name === 'live.deliver')!;
    const heard = road.filter(({ name }) => name === 'bus.hear');
    expect(heard.map((span) => String(valueOf(span, 'maru.what'))).toSorted()).toEqual([
      'log',
      'traces.delivered',
    ]);
    for (const span of heard) expect(span.parentSpanId).toBe(deliver.spanId);
    const linked = spans.filter(({ name }) => name === 'push.send').map(({ links }) => links[0]?.spanId);
    const told = heard.find((span) => valueOf(span, 'maru.what') === 'traces.delivered')!;
    expect(linked).toEqual(expect.arrayContaining([told.spanId, deliver.spanId]));
    for (const secret of [alice.id, bob.id, chat.id, 'a-key', 'moon', 'Treehouse'])
      expect([secret, collector.bodies.join().includes(secret)]).toEqual([secret, false]);
  });

  it('carry nothing of what nobody is told of', async () => {
    const collector = await startCollector();
    const traces = (await openTraces({ tracesTo: collector.url, traceShare: 0 }))!;
    expect(traces.carry()).toBeUndefined();
    expect(await traces.call('chats.list', async () => traces.carry())).toBeUndefined();
    await traces.close();
    const all = (await openTraces({ tracesTo: collector.url, traceShare: 1 }))!;
    const carried = await all.call('chats.list', async () => all.carry());
    expect(carried).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    // What comes from elsewhere and is none begins a trace of its own.
    expect(all.goOn('nonsense', 'log', () => 7)).toBe(7);
    await all.close();
  });
});

it('are off by default, and take a share of the calls', async () => {
  expect(await openTraces(readConfig([], {}))).toBeUndefined();
  expect(readConfig([], { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c:4318' })).toMatchObject({
    tracesTo: 'http://c:4318',
    traceShare: 0.05,
  });
  expect(() => readConfig(['--trace-share', '2'], {})).toThrow(CannotStart);
  const collector = await startCollector();
  const traces = (await openTraces({ tracesTo: collector.url, traceShare: 0 }))!;
  await traces.call('chats.list', async () => undefined);
  await traces.close();
  expect(collector.spans()).toEqual([]);
});
