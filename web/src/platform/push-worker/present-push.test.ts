import {
  fileUrl,
  pictureUrl,
  type ChatId,
  type FileId,
  type PictureId,
  type PushPayload,
} from '@maru/contract';
import { describe, expect, it } from 'vitest';
import { imageAddress, pictureAddress } from './addresses.ts';
import { presentPlain, presentPush } from './present-push.ts';

type MessagePush = Extract<PushPayload, { kind: 'message' }>;

const push = (change: Partial<MessagePush> = {}): MessagePush => ({
  kind: 'message',
  badge: 3,
  language: 'ko',
  chatId: 'c1' as ChatId,
  seq: 7,
  at: '2026-11-21T12:00:00.000Z',
  title: '민지',
  text: '저녁 먹을래?',
  photo: null,
  count: 1,
  silent: false,
  ...change,
});

describe('a notification', () => {
  it('says who and what, and in a group who of them', () => {
    expect(presentPush(push())).toMatchObject({ title: '민지', body: '저녁 먹을래?', silent: false });
    const inGroup = presentPush(push({ title: '등산 모임', sender: '민지' }));
    expect(inGroup).toMatchObject({ title: '등산 모임', body: '민지: 저녁 먹을래?' });
  });

  it('is one for each chat, and counts', () => {
    const [first, second] = [presentPush(push()), presentPush(push({ seq: 8, count: 4 }))];
    expect(second.tag).toBe(first.tag);
    expect(second.title).toBe('민지 (4)');
    expect(presentPush(push({ count: 1_200 })).title).toBe('민지 (999+)');
    expect(presentPush(push({ chatId: 'c2' as ChatId })).tag).not.toBe(first.tag);
  });

  it('names what came without words, in the language of the device', () => {
    const photos = { text: '', hint: { type: 'photos', count: 3 } } as const;
    expect(presentPush(push(photos)).body).toBe('사진 3장');
    expect(presentPush(push({ ...photos, language: 'en' })).body).toBe('3 photos');
    const poll = { text: '', hint: { type: 'card', of: 'poll', name: '어디로?' }, sender: '민지' } as const;
    expect(presentPush(push(poll)).body).toBe('민지: 투표: 어디로?');
  });

  it('says no more than that something was sent, or that something came', () => {
    const { text: _text, ...named } = push();
    expect(presentPush(named).body).toBe('메시지를 보냈어요');
    const plain = presentPlain(push({ language: 'en' }));
    expect(plain).toMatchObject({ title: 'Maru', body: 'You have a new message', actions: [] });
    expect(JSON.stringify(plain)).not.toContain('저녁');
    expect(plain.data).not.toHaveProperty('chatId');
  });
});

it('finds pictures where the host serves them', () => {
  expect(pictureAddress('p' as PictureId)).toBe(pictureUrl('p' as PictureId, 'small'));
  const file = { chatId: 'c' as ChatId, id: 'f' as FileId };
  expect(imageAddress(file.chatId, file.id)).toBe(fileUrl(file, 'list'));
});
