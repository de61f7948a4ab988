import type { FileRef } from '@maru/contract';
import { expect, test } from 'vitest';
import { chooseForm, wantsJpeg, type Chosen } from './choose-form.ts';
import { dispositionOf, isShown } from './disposition.ts';

const ref = { id: 'f', kind: 'photo', name: 'a.jpg', type: 'image/jpeg', size: 9 } as FileRef;
const photo = {
  ref,
  hash: 'whole',
  forms: [
    { form: 'screen' as const, type: 'image/avif', hash: 's-avif', size: 1 },
    { form: 'screen' as const, type: 'image/webp', hash: 's-webp', size: 1 },
    { form: 'screen' as const, type: 'image/jpeg', hash: 's-jpeg', size: 1 },
    { form: 'list' as const, type: 'image/webp', hash: 'l-webp', size: 1 },
  ],
};

test('a browser is given the best type that it takes', () => {
  const chrome = 'image/avif,image/webp,image/apng,image/*,*/*;q=0.8';
  expect(chooseForm(photo, 'screen', chrome)).toMatchObject({ hash: 's-avif', varies: true });
  expect(chooseForm(photo, 'screen', 'image/webp,*/*')?.hash).toBe('s-webp');
  expect(chooseForm(photo, 'screen', '*/*')?.hash).toBe('s-jpeg');
  expect(chooseForm(photo, 'screen')?.hash).toBe('s-jpeg');
  expect(chooseForm(photo, 'list', '*/*')).toMatchObject({ hash: 'l-webp', varies: true });
  expect(chooseForm(photo, 'original', chrome)).toMatchObject({ hash: 'whole', original: true });
});

test('a JPEG is written for who names it, and none of what forms are made in', () => {
  const chosen: Chosen = { hash: 'l', type: 'image/webp', original: false, varies: true };
  expect(wantsJpeg(chosen, 'image/jpeg')).toBe(true);
  expect(wantsJpeg(chosen, 'image/jpeg, image/png;q=0.5')).toBe(true);
  for (const accept of [
    undefined,
    '*/*',
    'image/jpeg,image/webp',
    'image/png,image/*;q=0.8',
    'image/jpeg,*/*',
  ])
    expect([accept, wantsJpeg(chosen, accept)]).toEqual([accept, false]);
  expect(wantsJpeg({ ...chosen, original: true }, 'image/jpeg')).toBe(false);
  expect(wantsJpeg({ ...chosen, type: 'image/gif' }, 'image/jpeg')).toBe(false);
  expect(wantsJpeg({ ...chosen, type: 'video/mp4' }, 'image/jpeg')).toBe(false);
});

test('a form that was not made is stood in for by the next, but a picture never by a film', () => {
  const bare = { ...photo, forms: [] };
  expect(chooseForm(bare, 'list')?.hash).toBe('whole');
  expect(chooseForm(bare, 'preview')).toBeUndefined();
  expect(chooseForm(bare, 'play')).toBeUndefined();
  const film = { ...bare, ref: { ...ref, kind: 'video' as const, type: 'video/mp4' } };
  expect(chooseForm(film, 'play')?.hash).toBe('whole');
  expect(chooseForm(film, 'screen')).toBeUndefined();
  const drawing = { ...bare, ref: { ...ref, kind: 'file' as const, type: 'image/svg+xml' } };
  expect(chooseForm(drawing, 'screen')).toBeUndefined();
});

test('nothing that can hold a script is shown by itself', () => {
  for (const type of [
    'image/svg+xml',
    'text/html',
    'application/pdf',
    'application/xml',
    'text/plain',
    'image/x-icon',
  ])
    expect([type, isShown(type)]).toEqual([type, false]);
  for (const type of ['image/webp', 'video/mp4', 'audio/mpeg'])
    expect([type, isShown(type)]).toEqual([type, true]);
});

test('a name goes out in plain letters and whole', () => {
  expect(dispositionOf('attachment', "여행 'a'.txt")).toBe(
    `attachment; filename="__ 'a'.txt"; filename*=UTF-8''%EC%97%AC%ED%96%89%20%27a%27.txt`,
  );
  expect(dispositionOf('inline', 'a"b\\c%.png')).toContain('filename="a_b_c_.png"');
});
