import { ageOf, type RefusalCode } from '@maru/contract';

/** Under the law of Korea people are of age at 19, and earlier in most of Europe. */
const ofAge = 19;
const oldest = 120;

/** Why this cannot be a day of birth. */
export const whyNotBirth = (birth: string, now: Date): RefusalCode | undefined => {
  const age = ageOf(birth, now);
  return age < 0 || age > oldest ? 'birth_invalid' : undefined;
};

/** Why somebody cannot have an account by what this host asks; `young` says that they need a guardian. */
export const judgeAge = (
  birth: string | undefined,
  { minAge, underAge }: { minAge: number; underAge: 'guardian' | 'refused' },
  now: Date,
): { why: RefusalCode } | { young: boolean } => {
  if (minAge === 0) return { young: false };
  if (birth === undefined) return { why: 'birth_needed' };
  const why = whyNotBirth(birth, now);
  if (why) return { why };
  const young = ageOf(birth, now) < minAge;
  return young && underAge === 'refused' ? { why: 'too_young' } : { young };
};

/** Why somebody cannot be a guardian. */
export const whyNotGuardian = (birth: string, now: Date): RefusalCode | undefined =>
  whyNotBirth(birth, now) ?? (ageOf(birth, now) < ofAge ? 'guardian_too_young' : undefined);

/** From when somebody decides by themselves: the month after their birthday, so that the day of birth is not kept. */
export const freeFrom = (birth: string, minAge: number): Date => {
  const [year = 0, month = 1] = birth.split('-').map(Number);
  return new Date(Date.UTC(year + minAge, month, 1));
};
