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

  it('is the same for both, whoever shows it', () => {
    const code = writeKeyCode({ between: [alice, bob] }, ours);
    expect(readKeyCode(code, { between: [bob, alice] }, ours)).toBe('same');
  });

  it('tells keys that differ', () => {
    const code = writeKeyCode({ between: [alice, bob] }, print('99999'));
    expect(readKeyCode(code, { between: [bob, alice] }, ours)).toBe('different');
  });

  it('is not mistaken for that of others, or of a room', () => {
    const code = writeKeyCode({ between: [alice, carol] }, ours);
    expect(readKeyCode(code, { between: [bob, alice] }, ours)).toBe('other');
    expect(readKeyCode(writeKeyCode({ room }, ours), { between: [bob, alice] }, ours)).toBe('other');
    expect(readKeyCode(writeKeyCode({ room }, ours), { room }, ours)).toBe('same');
  });

  it('knows what holds no keys', () => {
    for (const text of ['', 'https://maru.example/add/x', 'maru-keys:1:two/a1+b2:123', 'maru-keys:2:x:y'])
      expect(readKeyCode(text, { between: [alice, bob] }, ours)).toBe('foreign');
  });
});
