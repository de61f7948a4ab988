import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { overTcp, patience, startTestServer, type TestServer } from '@maru/testing';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { House } from '../house.ts';
import { listen, type Ear } from './listen.ts';

let server: TestServer<House>;
let proxy: Server;
let ear: Ear | undefined;
const lines: Socket[] = [];
let isFrozen = false;

beforeAll(async () => {
  server = await startTestServer<House>();
  const { hostname, port } = overTcp(server.house.db.url);
  proxy = createServer((line) => {
    const behind = connect({ host: hostname, port: Number(port) });
    lines.push(line, behind);
    for (const [from, to] of [
      [line, behind],
      [behind, line],
    ] as const) {
      from.on('error', () => to.destroy()).on('close', () => to.destroy());
      from.on('data', (bytes) => isFrozen || to.write(bytes));
    }
  });
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
});
afterAll(async () => {
  await ear?.close();
  for (const line of lines) line.destroy();
  proxy.close();
  await server.stop();
});

it('a line that was cut without a word is noticed, and what was missed is told when it is back', async () => {
  const url = overTcp(server.house.db.url);
  url.host = `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const heard: string[] = [];
  const onBack = vi.fn<() => void>();
  ear = listen(url.href, 'cut_test', { hear: (text) => void heard.push(text), onBack });
  await vi.waitUntil(() => ear?.isUp(), patience);
  isFrozen = true;
  await server.house.db.query("select pg_notify('cut_test', 'lost')");
  await vi.waitUntil(() => ear?.isUp() === false, patience);
  expect(onBack).not.toHaveBeenCalled();
  isFrozen = false;
  await vi.waitUntil(() => ear?.isUp(), patience);
  expect(onBack).toHaveBeenCalledOnce();
  await server.house.db.query("select pg_notify('cut_test', 'heard')");
  await vi.waitUntil(() => heard.length > 0, patience);
  expect(heard).toEqual(['heard']);
});
