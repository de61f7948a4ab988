import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { listKept } from '../web/service-worker-plugin.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'maru-kept-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (name, text) => {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
};
const list = () => listKept(folder, { include: /\.(js|css|html)$/, exclude: /^stickers\/|(^|\/)map-gl-/ });

it('the worker keeps what is asked for, and fetches again what has changed under the same address', () => {
  write('index.html', 'first');
  write('assets/app-1a2b.js', '');
  write('assets/map-gl-3c4d.js', '');
  write('assets/photo.png', '');
  write('stickers/one.css', '');
  const [asset, page, ...others] = list();
  expect(asset).toEqual({ url: 'assets/app-1a2b.js', revision: null });
  expect(page).toEqual({ url: 'index.html', revision: expect.stringMatching(/^[0-9a-f]{32}$/) });
  expect(others).toEqual([]);
  write('index.html', 'second');
  expect(list()[1]?.revision).not.toBe(page?.revision);
  write('index.html', 'first');
  expect(list()).toEqual([asset, page]);
});
