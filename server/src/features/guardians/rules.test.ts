import { ageOf } from '@maru/contract';
import { describe, expect, it } from 'vitest';
import { freeFrom, judgeAge, whyNotGuardian } from './rules.ts';

const at = (day: string) => new Date(`${day}T12:00:00Z`);
const guardian = { minAge: 14, underAge: 'guardian' } as const;

describe('age', () => {
  it.each([
    ['2012-11-21', '2026-11-20', 14],
    ['2012-11-22', '2026-11-20', 13],
    ['2012-02-29', '2026-02-27', 13],
    ['2012-02-29', '2026-03-01', 14],
    ['2026-12-24', '2026-11-20', -1],
  ])('of somebody born on %s is on %s (with the day that has begun somewhere) %i', (birth, day, age) =>
    expect(ageOf(birth, at(day))).toBe(age),
  );

  it('is not asked for where the rule is off', () =>
    expect(judgeAge(undefined, { minAge: 0, underAge: 'refused' }, at('2026-11-20'))).toEqual({
      young: false,
    }));

  it.each([
    [undefined, { why: 'birth_needed' }],
    ['2031-01-01', { why: 'birth_invalid' }],
    ['1890-01-01', { why: 'birth_invalid' }],
    ['2015-01-01', { young: true }],
    ['2012-11-20', { young: false }],
  ])('%s is judged %o', (birth, judged) =>
    expect(judgeAge(birth, guardian, at('2026-11-20'))).toEqual(judged),
  );

  it('that is too low is refused where the host takes nobody with a guardian', () =>
    expect(judgeAge('2015-01-01', { minAge: 14, underAge: 'refused' }, at('2026-11-20'))).toEqual({
      why: 'too_young',
    }));

  it('of a guardian is 19', () => {
    expect(whyNotGuardian('2007-11-20', at('2026-11-20'))).toBeUndefined();
    expect(whyNotGuardian('2007-11-23', at('2026-11-20'))).toBe('guardian_too_young');
  });

  it('is kept as the month from which somebody decides by themselves', () => {
    expect(freeFrom('2013-05-20', 14).toISOString()).toBe('2027-06-01T00:00:00.000Z');
    expect(freeFrom('2013-12-31', 14).toISOString()).toBe('2028-01-01T00:00:00.000Z');
  });
});
