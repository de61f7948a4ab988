import type { ChatId, FileId, FileRef } from '@maru/contract';
import { describe, expect, it } from 'vitest';
import { contentOf } from '../rules.ts';
import type { MadeForm, SealedUpload, Upload } from '../state.ts';
import { nameFor } from './ready-file.ts';
import { readExcerpt } from './read-excerpt.ts';
import { chooseSealed, sourceOf } from './sealed-rules.ts';

const idAtHost = (place: number) => `0190a000-0000-7000-8000-00000000000${place}` as FileId;
const key = 'k'.repeat(43) + '=';
const root = 'r'.repeat(43) + '=';
const sealing = { key, prefix: 'AAAAAAAAAA==' };

const upload = (
  id: string,
  place: number,
  { sealed, ...rest }: Partial<Upload> & { sealed?: SealedUpload } = {},
): Upload => ({
  id,
  key: 'message',
  place: 0,
  name: `${id}.jpg`,
  type: 'image/jpeg',
  size: 900_000,
  sent: 900_000,
  state: 'done',
  asked: { as: 'photo' },
  isStored: true,
  isReady: true,
  url: `/api/uploads/${idAtHost(place)}`,
  at: '2026-11-21T00:00:00.000Z',
  sealed: { sealing, root, ...sealed },
  ...rest,
});
const form = (name: `${string}-${MadeForm}`, place: number, rest: Partial<Upload> = {}) => {
  const [id, which] = name.split('-') as [string, MadeForm];
  const sealed = { formOf: { id, form: which } };
  return upload(name, place, { type: 'image/webp', size: 20_000, ...rest, sealed });
};

describe('what a message of a secret room says of its files', () => {
  it('is all there is to say: nobody else knows it', () => {
    const facts = { width: 4_000, height: 3_000, blur: 'abc' };
    const photo = upload('a', 1, { sealed: { facts, expiresAt: '2026-12-21T00:00:00.000Z' } });
    expect(contentOf([photo, form('a-list', 2), form('a-screen', 3)])?.own).toEqual({
      type: 'photos',
      files: [
        {
          id: idAtHost(1),
          kind: 'photo',
          name: 'a.jpg',
          type: 'image/jpeg',
          size: 900_000,
          ...facts,
          expiresAt: '2026-12-21T00:00:00.000Z',
          sealed: {
            key,
            root,
            list: { id: idAtHost(2), key, root, type: 'image/webp', size: 20_000 },
            screen: { id: idAtHost(3), key, root, type: 'image/webp', size: 20_000 },
          },
        },
      ],
    });
  });

  it('waits for the forms too', () => {
    expect(contentOf([upload('a', 1), form('a-list', 2, { state: 'sending' })])).toBeUndefined();
    expect(contentOf([upload('a', 1, { state: 'sending' }), form('a-list', 2)])).toBeUndefined();
  });

  it('a film says that it has a poster, and what no browser here draws goes as a file by itself', () => {
    const film = upload('f', 1, { asked: { as: 'video' }, type: 'video/mp4' });
    expect(contentOf([film, form('f-preview', 2)])?.own).toMatchObject({
      type: 'video',
      file: { preview: true, sealed: { preview: { id: idAtHost(2) } } },
    });
    const heic = upload('h', 3, { asked: { as: 'file' }, type: 'image/heic' });
    const ready = contentOf([upload('a', 1), heic]);
    expect(ready?.own).toMatchObject({ type: 'photos', files: [{ id: idAtHost(1) }] });
    expect(ready?.apart).toMatchObject([
      { content: { type: 'file', file: { id: idAtHost(3), kind: 'file' } } },
    ]);
  });
});

const photo: FileRef = {
  id: idAtHost(1),
  kind: 'photo',
  name: 'sea.jpg',
  type: 'image/jpeg',
  size: 900_000,
  sealed: { key, root, list: { id: idAtHost(2), key, root, type: 'image/webp', size: 20_000 } },
};

describe('which sealed bytes are a form', () => {
  it('takes the form that was made, else the next larger one', () => {
    expect(chooseSealed(photo, 'list')?.id).toBe(idAtHost(2));
    expect(chooseSealed(photo, 'screen')?.id).toBe(idAtHost(1));
    expect(chooseSealed(photo, 'play')?.id).toBe(idAtHost(1));
    expect(chooseSealed({ ...photo, sealed: { key, root } }, 'list')?.id).toBe(idAtHost(1));
    expect(chooseSealed(photo, 'preview')).toBeUndefined();
    const { sealed: _sealed, ...open } = photo;
    expect(chooseSealed(open, 'list')).toBeUndefined();
  });

  it('names where they lie, and the name and type that only members know', () => {
    const chatId = '0190a000-0000-7000-8000-0000000000aa' as ChatId;
    expect(sourceOf({ chatId, file: photo, form: 'list' })).toEqual({
      url: `/files/${chatId}/${idAtHost(2)}/original`,
      key,
      root,
      size: 20_000,
      type: 'image/webp',
      name: 'sea.jpg',
    });
  });
});

describe('what a device says of a file', () => {
  it('is the beginning of a text, in UTF-8 or the Korean of older programs, and nothing of what is none', async () => {
    const text = (bytes: BlobPart, type = 'text/plain') => readExcerpt(new Blob([bytes], { type }));
    expect(await text('안녕\r\n세상\u202e!')).toBe('안녕\n세상!');
    expect(await text(Uint8Array.from([0xb0, 0xa1, 0xb3, 0xaa]))).toBe('가나');
    expect(await text('가'.repeat(3_000))).toHaveLength(300);
    expect(await text(Uint8Array.from([0, 1, 2, 3]))).toBeUndefined();
    expect(await text('%PDF-1.7', 'application/pdf')).toBeUndefined();
  });

  it('a name follows its type', () => {
    expect(nameFor('IMG_1.HEIC', 'image/heic', 'image/jpeg')).toBe('IMG_1.jpg');
    expect(nameFor('a.png', 'image/png', 'image/webp')).toBe('a.webp');
    expect(nameFor('a.jpeg', 'image/jpeg', 'image/jpeg')).toBe('a.jpeg');
  });
});
