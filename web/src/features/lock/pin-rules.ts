import type { LockRecord } from '../../platform/lock/index.ts';

/** How long a PIN of digits and one of words may be. */
export const pinLimits = { digits: { min: 4, max: 8 }, words: { min: 8, max: 128 } } as const;

const steps = (digits: readonly number[]): number[] =>
  digits.slice(1).map((digit, at) => digit - (digits[at] ?? 0));

/** 1111, 1234, 9876: what anybody tries first. */
const isPlain = (secret: string): boolean => {
  const all = steps([...secret].map(Number));
  return new Set(all).size === 1 && Math.abs(all[0] ?? 2) <= 1;
};

/** Why a PIN will not do. */
export const whyNotPin = (
  secret: string,
  kind: LockRecord['kind'],
): 'tooShort' | 'tooLong' | 'notDigits' | 'tooPlain' | undefined => {
  const { min, max } = pinLimits[kind];
  if (kind === 'digits' && !/^\d*$/.test(secret)) return 'notDigits';
  if (secret.length < min) return 'tooShort';
  if (secret.length > max) return 'tooLong';
  if (kind === 'digits' ? isPlain(secret) : new Set(secret).size < 4) return 'tooPlain';
  return undefined;
};
