import type { AccountId, ChatId } from '@maru/contract';
import { describe, expect, it } from 'vitest';
import { readKeyCode, writeKeyCode } from './key-code.ts';

const alice = 'a1' as AccountId;
const bob = 'b2' as AccountId;
const carol = 'c3' as AccountId;
const room = 'r1' as ChatId;
const print = (first: string) => ({
  digits: [first, ...Array.from({ length: 11 }, () => '12345')],
  cells: [],
});

describe('the code that compares keys', () => {
  const ours = print('00001');
  const ofBob = { me: bob, other: alice };

  it('is read by either of the two from the screen of the other', () => {
    expect(readKeyCode(writeKeyCode({ me: alice, other: bob }, ours), ofBob, ours)).toBe('same');
    expect(readKeyCode(writeKeyCode(ofBob, ours), { me: alice, other: bob }, ours)).toBe('same');
  });

  it('tells keys that differ', () => {
    const code = writeKeyCode({ me: alice, other: bob }, print('99999'));
    expect(readKeyCode(code, ofBob, ours)).toBe('different');
  });

  it('proves nothing from my own screen', () => {
    expect(readKeyCode(writeKeyCode(ofBob, ours), ofBob, ours)).toBe('other');
    expect(readKeyCode(writeKeyCode({ me: bob, room }, ours), { me: bob, room }, ours)).toBe('other');
  });

  it('is not mistaken for that of others, or of a room', () => {
    expect(readKeyCode(writeKeyCode({ me: alice, other: carol }, ours), ofBob, ours)).toBe('other');
    const ofRoom = writeKeyCode({ me: alice, room }, ours);
    expect(readKeyCode(ofRoom, ofBob, ours)).toBe('other');
    expect(readKeyCode(ofRoom, { me: bob, room }, ours)).toBe('same');
  });

  it('knows what holds no keys', () => {
    for (const text of [
      '',
      'https://maru.example/add/x',
      'maru-keys:1:a1:two/a1+b2:123',
      'maru-keys:2:a:x:y',
    ])
      expect(readKeyCode(text, ofBob, ours)).toBe('foreign');
  });
});
