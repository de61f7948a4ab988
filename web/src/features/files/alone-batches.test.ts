import type { FileId } from '@maru/contract';
import { beforeEach, expect, test, vi } from 'vitest';
import {
  addAlone,
  aloneOf,
  dropAlone,
  forgetAllAlone,
  isAloneGoing,
  whenAloneDone,
} from './alone-batches.ts';

/** The line to the host is the one thing that is not here: each upload ends when its test says so. */
const going: { name: string; end: (id?: string) => void }[] = [];
vi.mock('./upload-alone.ts', () => ({
  uploadAlone: (file: File) =>
    new Promise((resolve, reject) => {
      const end = (id?: string) => (id ? resolve(id) : reject(new Error('refused')));
      going.push({ name: file.name, end });
    }),
}));

const file = (name: string) => new File(['x'], name, { type: 'application/zip' });
const settle = () => new Promise((done) => setTimeout(done, 0));
const endNext = async (id?: string) => {
  going.shift()?.end(id);
  await settle();
};

beforeEach(() => {
  forgetAllAlone();
  going.length = 0;
});

test('two go at a time, and all are handed on together once the last is here', async () => {
  const handedOn: FileId[][] = [];
  addAlone('album', [file('a'), file('b'), file('c')], (ids) => handedOn.push(ids));
  expect(going.map(({ name }) => name)).toEqual(['a', 'b']);
  await endNext('1');
  await endNext('2');
  expect([handedOn, isAloneGoing()]).toEqual([[], true]);
  await endNext('3');
  expect([handedOn, isAloneGoing(), aloneOf('album')]).toEqual([[['1', '2', '3']], false, []]);
});

test('what failed stays to be seen, and what was left out is not uploaded', async () => {
  const handedOn: FileId[][] = [];
  addAlone('album', [file('a'), file('b'), file('c')], (ids) => handedOn.push(ids));
  dropAlone('album', aloneOf('album')[2]!.key);
  await endNext('1');
  await endNext();
  expect(going).toEqual([]);
  expect(handedOn).toEqual([['1']]);
  expect(aloneOf('album').map(({ name, state }) => [name, state])).toEqual([['b', 'failed']]);
});

test('a post waits for its own files alone', async () => {
  addAlone('post', [file('a')]);
  addAlone('album', [file('b')], () => {});
  const ids = whenAloneDone('post');
  await endNext('1');
  expect(await ids).toEqual(['1']);
  expect(isAloneGoing()).toBe(true);
});
