import type { AccountId } from '@maru/contract';
import { expect, test } from 'vitest';
import { askedMention, insertMention, shiftMentions } from './mention-draft.ts';

const jiwoo = 'jiwoo' as AccountId;

test('a name is asked for after an @ that begins a word', () => {
  expect(askedMention('안녕 @지', 5)).toEqual({ at: 3, end: 5, search: '지' });
  expect(askedMention('me@home', 7)).toBeUndefined();
  expect(askedMention('@지우 안녕', 6)).toBeUndefined();
});

test('a picked name takes the place of what was typed', () => {
  const draft = insertMention(
    { text: '안녕 @지', mentions: [] },
    { at: 3, end: 5, search: '지' },
    {
      accountId: jiwoo,
      name: '지우',
    },
  );
  expect(draft.text).toBe('안녕 @지우 ');
  expect(draft.mentions).toEqual([{ accountId: jiwoo, at: 3, length: 3 }]);
  expect(draft.caret).toBe(7);
});

test('a mention moves with the text before it and ends when it is changed', () => {
  const mentions = [{ accountId: jiwoo, at: 3, length: 3 }];
  expect(shiftMentions(mentions, '안녕 @지우 ', '와 안녕 @지우 ')).toEqual([{ ...mentions[0], at: 5 }]);
  expect(shiftMentions(mentions, '안녕 @지우 ', '안녕 @지우 와')).toEqual(mentions);
  expect(shiftMentions(mentions, '안녕 @지우 ', '안녕 @지 ')).toEqual([]);
});
