import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { fastify, type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serveWebApp } from './web-app.ts';

const folder = mkdtempSync(join(tmpdir(), 'maru-web-'));
const script = 'let maru = 1;'.repeat(200);
let http: FastifyInstance;

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Maru</title>');
  writeFileSync(join(folder, 'assets/app-1.js'), script);
  writeFileSync(join(folder, 'assets/app-1.js.br'), brotliCompressSync(script));
  writeFileSync(join(folder, 'assets/app-1.js.gz'), gzipSync(script));
  http = fastify();
  await serveWebApp(http, folder);
});
afterAll(async () => {
  await http.close();
  rmSync(folder, { recursive: true, force: true });
});

it.each([
  ['br, gzip', 'br'],
  ['gzip', 'gzip'],
  ['identity', undefined],
])('a browser that takes %s gets it as %s, to be kept for good', async (accepted, encoding) => {
  const answer = await http.inject({ url: '/assets/app-1.js', headers: { 'accept-encoding': accepted } });
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-encoding']).toBe(encoding);
  expect(answer.headers['content-type']).toMatch(/javascript/);
  expect(answer.headers['cache-control']).toMatch(/immutable/);
  expect(answer.headers.vary).toMatch(/accept-encoding/i);
  expect(answer.rawPayload.length < script.length).toBe(encoding !== undefined);
});

it('a place of the app is its page, and what is not there is not', async () => {
  expect((await http.inject('/chats/some')).body).toContain('<title>Maru</title>');
  expect((await http.inject('/assets/gone.js')).statusCode).toBe(404);
  expect((await http.inject('/api/none')).statusCode).toBe(404);
});

it('gives what lies in the folder and nothing beside it, to those who read', async () => {
  const head = await http.inject({ method: 'HEAD', url: '/assets/app-1.js' });
  expect([head.statusCode, head.body]).toEqual([200, '']);
  expect((await http.inject('/assets')).body).toContain('<title>Maru</title>');
  expect((await http.inject({ method: 'POST', url: '/assets/app-1.js' })).statusCode).toBe(404);
  const away = `${folder.slice(tmpdir().length)}-beside.txt`;
  writeFileSync(join(tmpdir(), away), 'not yours');
  for (const path of [`/..${away}`, `/%2e%2e${away}`, `/assets/..%2f..${away}`, `/..%5c${away.slice(1)}`]) {
    const answer = await http.inject(path);
    expect([path, answer.statusCode >= 400, answer.body.includes('not yours')]).toEqual([path, true, false]);
  }
  rmSync(join(tmpdir(), away));
});
