import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { checkShell } from './check-shell.mjs';

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'maru-shell-'));
afterAll(() => fs.rmSync(root, { recursive: true }));

const page =
  '<link rel="stylesheet" href="/assets/a.css"><link rel="modulepreload" href="/assets/react.js">' +
  '<script type="module" src="/assets/app.js"></script>';

/** A built client whose files have about these sizes. */
const plant = (name, files) => {
  const assets = path.join(root, name, 'web/dist/assets');
  fs.mkdirSync(assets, { recursive: true });
  fs.writeFileSync(path.join(assets, '../index.html'), page);
  const all = { 'app.js': 10, 'a.css': 10, 'react.js': 10, 'ways-in-1.js': 10, ...files };
  for (const [file, content] of Object.entries(all))
    fs.writeFileSync(
      path.join(assets, file),
      typeof content === 'number' ? randomBytes(content).toString('latin1') : content,
    );
  return path.join(root, name);
};

test('a small client passes, whatever is fetched later', () => {
  const built = plant('small', {
    'house-1.js': 900_000,
    'app.js': 'import{a}from"./react.js";import("./house-1.js")',
  });
  expect(checkShell(built)).toEqual({
    problems: [],
    summary: 'the list of chats 0 kB, the screen to sign in 0 kB',
  });
});

test.each([
  ['a script that the page names', { 'app.js': 240_000 }, 2],
  ['styles', { 'a.css': 240_000 }, 2],
  ['a script that another one begins with', { 'app.js': 'import"./more.js"', 'more.js': 240_000 }, 2],
  ['what only the screen to sign in needs', { 'ways-in-1.js': 240_000 }, 1],
  ['what that one begins with', { 'ways-in-1.js': 'import{b}from"./more.js"', 'more.js': 240_000 }, 1],
])('%s is found when it is too large', (what, files, count) => {
  expect(checkShell(plant(what, files)).problems).toHaveLength(count);
});

test('what is compressed counts as it goes over the line, and a client that is not built does not pass', () => {
  const built = plant('compressed', { 'app.js': 500_000, 'app.js.br': 100_000 });
  expect(checkShell(built).problems).toEqual([]);
  expect(checkShell(path.join(root, 'none')).problems).toHaveLength(1);
});
