import type { AccountId } from '@maru/contract';
import { expect, it } from 'vitest';
import { segmentText } from './segment-text.ts';

it('finds links and leaves the rest as written', () => {
  expect(segmentText('봐 https://maru.kr/a?b=1 !')).toEqual([
    { kind: 'text', text: '봐 ' },
    { kind: 'link', text: 'https://maru.kr/a?b=1', href: 'https://maru.kr/a?b=1' },
    { kind: 'text', text: ' !' },
  ]);
  expect(segmentText('a@b.kr')[0]).toMatchObject({ kind: 'link', href: 'mailto:a@b.kr' });
  expect(segmentText('maru.com')[0]).toMatchObject({ href: 'https://maru.com' });
});

it('makes no link of other schemes', () => {
  for (const text of ['javascript:alert(1)', 'ftp://a.kr/x', 'data:text/html,x']) {
    expect(segmentText(text).some((one) => one.kind === 'link' && !/^(https?|mailto):/.test(one.href))).toBe(
      false,
    );
  }
});

it('cuts out mentions by place, and drops those that do not fit', () => {
  const accountId = 'a' as AccountId;
  expect(segmentText('@지우 안녕', [{ accountId, at: 0, length: 3 }])).toEqual([
    { kind: 'mention', text: '@지우', accountId },
    { kind: 'text', text: ' 안녕' },
  ]);
  expect(segmentText('hi', [{ accountId, at: 0, length: 30 }])).toEqual([{ kind: 'text', text: 'hi' }]);
});
