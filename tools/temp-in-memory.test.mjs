import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';

const place = fs.mkdtempSync(path.join(os.tmpdir(), 'maru-memory-'));
afterAll(() => fs.rmSync(place, { recursive: true }));

const mounted = (options) => `proc /proc proc rw 0 0\ntmpfs ${place} tmpfs ${options} 0 0\n`;

/** What another process gets that asks for this place. */
const ask = (options, { env = {}, roomBytes = 1 } = {}) => {
  const file = path.join(import.meta.dirname, 'temp-in-memory.mjs');
  const script = `
    const { keepTempInMemory } = await import(${JSON.stringify(file)});
    const folder = keepTempInMemory(${JSON.stringify({ place, roomBytes, mounts: mounted(options) })});
    const mode = folder && (await import('node:fs')).statSync(folder).mode & 0o7777;
    console.log(JSON.stringify({ folder, mode, temp: process.env.TMPDIR }));`;
  const { TMPDIR: _, ...others } = process.env;
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...others, ...env },
    encoding: 'utf8',
  });
  return JSON.parse(said);
};

test('temporary files lie in memory, where everybody may write, and go with the process', () => {
  const { folder, mode, temp } = ask('rw,relatime');
  expect(path.dirname(folder)).toBe(place);
  expect(mode).toBe(0o1777);
  expect(temp).toBe(folder);
  expect(fs.readdirSync(place)).toEqual([]);
});

test('a place that somebody has named stays, as does the usual one without room, or where no program may be run', () => {
  expect(ask('rw', { env: { TMPDIR: '/somewhere' } })).toEqual({ temp: '/somewhere' });
  expect(ask('rw', { roomBytes: 2 ** 60 })).toEqual({});
  expect(ask('rw,noexec,nosuid')).toEqual({});
});

test('what a killed run has left is taken away, what another still uses is not', () => {
  const { pid: gone } = spawnSync(process.execPath, ['-e', '']);
  const used = `maru-${process.pid}-used`;
  for (const name of [`maru-${gone}-left`, used, 'anybody'])
    fs.mkdirSync(path.join(place, name, 'deep'), { recursive: true });
  ask('rw');
  expect(fs.readdirSync(place).toSorted()).toEqual(['anybody', used]);
});
