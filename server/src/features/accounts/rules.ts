import { limits, type RefusalCode } from '@maru/contract';

/** Words that would look like a part of the host itself. */
const reserved = new Set([
  'admin',
  'administrator',
  'operator',
  'maru',
  'support',
  'help',
  'system',
  'root',
  'official',
  'security',
  'moderator',
  'everyone',
  'all',
  'here',
  'deleted',
  'guest',
  'api',
  'null',
  'undefined',
]);

const handleShape = new RegExp(`^[a-z0-9_.]{${limits.handle.min},${limits.handle.max}}$`);

/** Why this handle cannot be taken, apart from being in use. */
export const whyNotHandle = (handle: string): RefusalCode | undefined => {
  const wellFormed = handleShape.test(handle) && /[a-z0-9]/.test(handle) && !reserved.has(handle);
  return wellFormed ? undefined : 'handle_invalid';
};

/** Words of this place, which guessing tries first, also written twice and with digits and signs around them. */
const ownWords = ['maru', '마루', 'messenger', 'password', 'operator', 'welcome'];

const isOwnWord = (lower: string, handle: string): boolean => {
  const letters = lower.replaceAll(/[^\p{Letter}]/gu, '');
  const handleLetters = handle.replaceAll(/[^\p{Letter}]/gu, '');
  return [...ownWords, handleLetters].some(
    (word) => word !== '' && (letters === word || letters === word + word),
  );
};

/** Why this password will not do. `common` are the passwords that guessing begins with. */
export const whyNotPassword = (
  password: string,
  handle: string,
  common: ReadonlySet<string>,
): RefusalCode | undefined => {
  if ([...password].length < limits.password.min) return 'password_too_short';
  const lower = password.toLowerCase();
  if (common.has(lower) || lower === handle || isOwnWord(lower, handle) || new Set(lower).size <= 2)
    return 'password_too_common';
  return undefined;
};

/** Where passkeys of this host belong: the name of the host, without which no browser gives one. */
export const passkeyHostOf = (publicUrl: string | undefined): string =>
  publicUrl ? new URL(publicUrl).hostname : 'localhost';
