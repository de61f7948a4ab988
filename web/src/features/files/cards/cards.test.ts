import { describe, expect, it } from 'vitest';
import { cutMiddle } from './cut-middle.ts';
import { expiryOf } from './expiry.ts';
import { familyOf, opensAsText } from './family-of.ts';
import { readText } from './read-text.ts';
import { endingOf, showName, splitName } from './show-name.ts';

describe('a name', () => {
  it('shows nothing that hides or turns its letters around', () => {
    expect(showName('report\u202egpj.exe')).toBe('reportgpj.exe');
    expect(showName(' a\n\tb\u0000\u200b.txt ')).toBe('ab.txt');
    expect(showName('\u202e')).toBe('?');
    expect(showName('<img src=x onerror=alert(1)>.txt')).toBe('<img src=x onerror=alert(1)>.txt');
  });

  it('keeps its ending and the letters before it in sight', () => {
    expect(splitName('short.pdf')).toEqual({ start: '', end: 'short.pdf' });
    const { start, end } = splitName('제주도 3박 4일 여행 계획 최종_진짜최종.hwpx');
    expect(end).toBe('짜최종.hwpx');
    expect(start + end).toBe('제주도 3박 4일 여행 계획 최종_진짜최종.hwpx');
    expect(splitName('a'.repeat(40)).end).toBe('aaa');
    expect(splitName(`${'👨‍👩‍👧'.repeat(30)}.png`).end).toBe(`${'👨‍👩‍👧'.repeat(3)}.png`);
  });

  it('has an ending only where there is something before it', () => {
    expect(endingOf('archive.tar.GZ')).toBe('gz');
    expect(endingOf('.profile')).toBe('');
    expect(endingOf('no ending')).toBe('');
    expect(endingOf('what.is this')).toBe('');
  });
});

it('a name that is too long for its place loses its middle', () => {
  expect(cutMiddle('short name.pdf', 14)).toBe('short name.pdf');
  expect(cutMiddle('제주도 3박 4일 여행 계획 최종_진짜최종.pdf', 14)).toBe('제주도 3박 4…진짜최종.pdf');
  expect(cutMiddle('backup-2026-11-20-everything-of-the-trip.tar.gz', 14)).toMatch(
    /^backup-2026-.*….tar\.gz$/,
  );
  expect(cutMiddle('가'.repeat(200), 14)).toHaveLength(14);
});

describe('a family', () => {
  it('is told by the bytes first, then by the name', () => {
    expect(familyOf({ name: 'x.txt', type: 'application/pdf' })).toBe('pdf');
    expect(familyOf({ name: 'plan.xlsx', type: 'application/zip' })).toBe('sheet');
    expect(familyOf({ name: 'data.csv', type: 'text/plain' })).toBe('sheet');
    expect(familyOf({ name: 'letter.hwp', type: 'application/octet-stream' })).toBe('document');
    expect(familyOf({ name: 'song', type: 'audio/mpeg' })).toBe('sound');
    expect(familyOf({ name: 'virus.mp3', type: 'application/octet-stream' })).toBe('other');
    expect(familyOf({ name: 'thing', type: 'application/octet-stream' })).toBe('other');
  });

  it('opens here as text while it is small', () => {
    expect(opensAsText({ name: 'a.md', type: 'text/markdown', size: 10 })).toBe(true);
    expect(opensAsText({ name: 'a.html', type: 'text/html', size: 10 })).toBe(true);
    expect(opensAsText({ name: 'a.log', type: 'text/plain', size: 90_000_000 })).toBe(false);
    expect(opensAsText({ name: 'a.pdf', type: 'application/pdf', size: 10 })).toBe(false);
  });
});

it('a file that goes one day warns three days before', () => {
  const now = Date.parse('2026-11-21T00:00:00Z');
  expect(expiryOf(undefined, now)).toBeUndefined();
  expect(expiryOf('2026-12-21T00:00:00Z', now)).toEqual({ state: 'stays', days: 30 });
  expect(expiryOf('2026-11-23T12:00:00Z', now)).toEqual({ state: 'soon', days: 3 });
  expect(expiryOf('2026-11-20T00:00:00Z', now)).toEqual({ state: 'gone', days: 0 });
});

it('text is read as it was written, in the Korean of older programs too', () => {
  const bytes = (...codes: number[]) => Uint8Array.from(codes).buffer;
  expect(readText(new TextEncoder().encode('안녕 👋').buffer)).toBe('안녕 👋');
  // 안녕 as programs of Windows wrote it.
  expect(readText(bytes(0xbe, 0xc8, 0xb3, 0xe7))).toBe('안녕');
  expect(readText(bytes(0xff, 0xfe, 0x48, 0xc5))).toBe('안');
  expect(readText(bytes(0xef, 0xbb, 0xbf, 0x61))).toBe('a');
});
