import { createServer, connect, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { makeChance } from '../chance.ts';
import { Front } from './front.ts';
import { Line } from './line.ts';

let echo: Server;
let target: number;
beforeAll(async () => {
  echo = createServer((socket) => socket.on('error', () => undefined).pipe(socket)).listen(0, '127.0.0.1');
  await once(echo, 'listening');
  target = (echo.address() as { port: number }).port;
});
afterAll(() => void echo.close());

const until = async (isIt: () => boolean) => {
  while (!isIt()) await sleep(2);
};

const call = async (port: number): Promise<{ socket: Socket; heard: () => string }> => {
  const socket = connect(port, '127.0.0.1');
  let heard = '';
  socket.on('data', (chunk: Buffer) => (heard += chunk.toString()));
  socket.on('error', () => undefined);
  await until(() => !socket.connecting);
  return { socket, heard: () => heard };
};

const open = async () => {
  const line = new Line(target, makeChance(1));
  const port = await line.listen();
  onTestFinished(() => line.close());
  return { line, port, ...(await call(port)) };
};

it('carries everything, in order', async () => {
  const { socket, heard } = await open();
  const words = Array.from({ length: 2_000 }, (_, at) => `word ${at}\n`).join('');
  socket.write(words);
  await until(() => heard().length >= words.length);
  expect(heard()).toBe(words);
});

it('tells nobody that it is stalled, and gives everything when it goes on', async () => {
  const { line, socket, heard } = await open();
  line.set('down', { stalled: true });
  socket.write('one');
  await until(() => line.harm.held > 0);
  socket.write('two');
  await sleep(30);
  expect(heard()).toBe('');
  expect(socket.destroyed).toBe(false);
  line.mend();
  await until(() => heard().length === 6);
  expect(heard()).toBe('onetwo');
});

it('is slow and lossy without losing or swapping anything', async () => {
  const { line, socket, heard } = await open();
  line.set('both', { delayMs: 2, jitterMs: 8, loss: 0.05 });
  let words = '';
  for (let at = 0; at < 60; at++) {
    words += `${at} `;
    socket.write(`${at} `);
    await sleep(1);
  }
  await until(() => heard().length >= words.length);
  expect(heard()).toBe(words);
  expect(line.harm.delayed).toBeGreaterThan(0);
});

it('cuts who is there, and turns away who comes, until it is mended', async () => {
  const { line, port, socket } = await open();
  await until(() => line.connections === 1);
  line.cut();
  await until(() => socket.destroyed);
  const late = await call(port);
  await until(() => late.socket.destroyed);
  expect(line.harm).toMatchObject({ cut: 1, refused: 1 });
  line.mend();
  const again = await call(port);
  again.socket.write('hello');
  await until(() => again.heard() === 'hello');
});

it('forgets the connections that are there, and lets new ones through', async () => {
  const { line, port, socket, heard } = await open();
  await until(() => line.connections === 1);
  line.forget();
  socket.write('lost');
  await until(() => line.harm.held > 0);
  const fresh = await call(port);
  fresh.socket.write('here');
  await until(() => fresh.heard() === 'here');
  expect(heard()).toBe('');
  line.mend();
  await until(() => socket.destroyed);
  expect(fresh.socket.destroyed).toBe(false);
});

it('does not swallow what a slow reader has not read: the sender waits', async () => {
  const { socket, heard } = await open();
  socket.pause();
  // More than the kernel keeps for the four sockets on its way.
  const sent = Buffer.alloc(60_000_000, 'x');
  let isWritten = false;
  socket.write(sent, () => (isWritten = true));
  await sleep(150);
  expect(isWritten).toBe(false);
  socket.resume();
  await until(() => heard().length === sent.length);
});

it('leads round a line that is cut', async () => {
  const lines = [new Line(target, makeChance(1)), new Line(target, makeChance(2))];
  const front = new Front(lines);
  const port = await front.listen();
  onTestFinished(async () => {
    for (const line of lines) await line.close();
    await front.close();
  });
  lines[0]?.cut();
  for (const word of ['one', 'two', 'three']) {
    const { socket, heard } = await call(port);
    socket.write(word);
    await until(() => heard() === word);
  }
  expect(lines[1]?.connections).toBe(3);
});
