import { describe, expect, it } from 'vitest';
import {
  afterFailure,
  contentOf,
  fileIdOf,
  mustWait,
  nextUploads,
  totalOf,
  uploadsOf,
  waitBefore,
} from './rules.ts';
import type { Upload } from './state.ts';

const upload = (id: string, rest: Partial<Upload> = {}): Upload => ({
  id,
  key: 'message',
  place: 0,
  name: `${id}.jpg`,
  type: 'image/jpeg',
  size: 100,
  sent: 0,
  state: 'waiting',
  asked: { as: 'photo' },
  isStored: true,
  isReady: true,
  at: '2026-11-21T00:00:00.000Z',
  ...rest,
});

const idAtHost = (place: number) => `0190a000-0000-7000-8000-00000000000${place}`;
const byId = (...uploads: Upload[]) => Object.fromEntries(uploads.map((one) => [one.id, one]));
const everywhere = () => true;

describe('what goes next', () => {
  it('is at most three at a time, the earliest first, and in the order of the message', () => {
    const uploads = byId(
      upload('late', { at: '2026-11-21T00:00:01.000Z' }),
      upload('c', { place: 2 }),
      upload('a', { place: 0 }),
      upload('b', { place: 1 }),
    );
    const ids = nextUploads(uploads, new Set(), everywhere).map((one) => one.id);
    expect(ids).toEqual(['a', 'b', 'c']);
    expect(nextUploads(uploads, new Set(['a', 'b', 'c']), everywhere)).toEqual([]);
    expect(nextUploads(uploads, new Set(['a', 'b']), everywhere).map((one) => one.id)).toEqual(['c']);
  });

  it('leaves out what is paused, done, refused, or not at hand here', () => {
    const uploads = byId(
      upload('paused', { state: 'paused' }),
      upload('done', { state: 'done' }),
      upload('failed', { state: 'failed' }),
      upload('elsewhere', { isStored: false }),
      upload('here'),
    );
    const next = nextUploads(uploads, new Set(), (one) => one.isStored);
    expect(next.map((one) => one.id)).toEqual(['here']);
  });
});

describe('messages chosen together', () => {
  const at = (place: number, rest: Partial<Upload> = {}) =>
    upload(`f${place}`, { key: `m${place}`, go: { id: 'go', place }, ...rest });
  const waits = (...uploads: Upload[]) => mustWait(byId(...uploads), 'm2', () => true);

  it('wait for those before them that are on their way or ready to go', () => {
    expect(waits(at(0), at(2, { state: 'done' }))).toBe(true);
    expect(waits(at(1, { state: 'sending' }), at(2, { state: 'done' }))).toBe(true);
    expect(waits(at(1, { state: 'done' }), at(2, { state: 'done' }))).toBe(true);
  });

  it('pass those that stand still, those behind them, and those of another go', () => {
    const done = at(2, { state: 'done' });
    expect(waits(at(1, { state: 'paused' }), done)).toBe(false);
    expect(waits(at(1, { state: 'failed' }), done)).toBe(false);
    expect(waits(at(1, { state: 'lost' }), done)).toBe(false);
    expect(waits(at(1), upload('half', { key: 'm1', place: 1, state: 'failed' }), done)).toBe(false);
    expect(waits(at(3), done)).toBe(false);
    expect(waits(at(0, { go: { id: 'other', place: 0 } }), done)).toBe(false);
    expect(waits(done)).toBe(false);
  });

  it('do not wait for what has gone', () => {
    const uploads = byId(at(0, { state: 'done' }), at(2, { state: 'done' }));
    expect(mustWait(uploads, 'm2', (key) => key !== 'm0')).toBe(false);
  });
});

describe('a message', () => {
  it('counts what has gone over all of its files', () => {
    const uploads = [upload('a', { state: 'done' }), upload('b', { state: 'sending', sent: 50, size: 300 })];
    expect(totalOf(uploads)).toEqual({ state: 'sending', sent: 150, size: 400, ratio: 0.375 });
    expect(totalOf([])).toBeUndefined();
  });

  it('stands as its worst file does', () => {
    expect(totalOf([upload('a', { state: 'done' }), upload('b', { state: 'failed' })])?.state).toBe('failed');
    expect(totalOf([upload('a', { state: 'sending' }), upload('b', { state: 'paused' })])?.state).toBe(
      'paused',
    );
    expect(totalOf([upload('a', { state: 'waiting' }), upload('b', { state: 'done' })])?.state).toBe(
      'waiting',
    );
  });

  it('is whole when all of its files are there, in the order in which they were chosen', () => {
    const there = (id: string, place: number) =>
      upload(id, { place, state: 'done', url: `https://host/api/uploads/${idAtHost(place)}` });
    const uploads = byId(there('b', 1), there('a', 0));
    expect(contentOf(uploadsOf(uploads, 'message'))).toEqual({
      own: { type: 'photos', fileIds: [idAtHost(0), idAtHost(1)] },
      apart: [],
    });
    const partly = byId(there('a', 0), upload('b', { place: 1, state: 'sending' }));
    expect(contentOf(uploadsOf(partly, 'message'))).toBeUndefined();
    expect(contentOf([])).toBeUndefined();
    const voice = { ...there('v', 0), asked: { as: 'voice' as const } };
    expect(contentOf([voice])).toEqual({ own: { type: 'voice', fileId: idAtHost(0) }, apart: [] });
    // Told by its bytes to be no photo, it goes by itself; where none is a photo, the first keeps the message.
    const plain = { ...there('b', 1), asked: { as: 'file' as const } };
    const file = { type: 'file', fileId: idAtHost(1) };
    expect(contentOf([there('a', 0), plain])).toEqual({
      own: { type: 'photos', fileIds: [idAtHost(0)] },
      apart: [{ upload: plain, content: file }],
    });
    expect(contentOf([plain])).toEqual({ own: file, apart: [] });
  });
});

it('the id of a file is the last part of its address', () => {
  expect(fileIdOf({ url: `/api/uploads/${idAtHost(1)}?x=1` })).toBe(idAtHost(1));
  expect(fileIdOf({ url: '' })).toBeUndefined();
  expect(fileIdOf({})).toBeUndefined();
});

it('a lost line and a busy host are tried again, a refusal is not', () => {
  for (const status of [undefined, 0, 409, 423, 429, 500, 503]) {
    expect(afterFailure(status, undefined)).toBe('again');
  }
  expect(afterFailure(400, 'busy')).toBe('again');
  expect(afterFailure(413, undefined)).toEqual({ failed: 'too_large' });
  expect(afterFailure(403, 'quota_full')).toEqual({ failed: 'quota_full' });
  expect(afterFailure(400, undefined)).toEqual({ failed: 'internal' });
});

it('waits longer after each try, but never long', () => {
  expect(waitBefore(1)).toBe(1_000);
  expect(waitBefore(3)).toBe(4_000);
  expect(waitBefore(50)).toBe(30_000);
});
