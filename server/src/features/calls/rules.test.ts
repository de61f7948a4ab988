import { describe, expect, it } from 'vitest';
import { endOf, lostBefore, secondsOf, staySeconds } from './rules.ts';

const at = (seconds: number) => new Date(1_700_000_000_000 + seconds * 1_000);

describe('how long', () => {
  it('is nothing before anybody answered, and never less than nothing', () => {
    expect(secondsOf(null, at(5))).toBe(0);
    expect(secondsOf(at(5), at(3))).toBe(0);
    expect(secondsOf(at(5), at(8.6))).toBe(4);
    expect(staySeconds({ answered_at: null }, { joined_at: at(0) }, at(9))).toBe(0);
    expect(staySeconds({ answered_at: at(4) }, { joined_at: at(0) }, at(9))).toBe(5);
    expect(staySeconds({ answered_at: at(4) }, { joined_at: at(6) }, at(9))).toBe(3);
  });
});

it('who was last heard of half a minute ago is gone, but not to a host that has just begun', () => {
  expect(lostBefore(at(100), at(0))).toEqual(at(70));
  expect(lostBefore(at(100), at(80))).toEqual(new Date(0));
});

it('a call ends as it went', () => {
  expect(endOf({ answered_at: null, rang: true }, 'ended')).toBe('cancelled');
  expect(endOf({ answered_at: null, rang: false }, 'ended')).toBe('ended');
  expect(endOf({ answered_at: at(0), rang: true }, 'ended')).toBe('ended');
  expect(endOf({ answered_at: at(0), rang: true }, 'failed')).toBe('failed');
});
