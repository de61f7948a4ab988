import type { Translate } from '../../platform/i18n/index.ts';

/** How long is still to wait, in words: minutes while there are some. */
export const wordWait = (t: Translate, waitMs: number): string => {
  const seconds = Math.ceil(waitMs / 1_000);
  return seconds >= 60
    ? t('lock.waitMinutes', { count: Math.ceil(seconds / 60) })
    : t('lock.waitSeconds', { count: seconds });
};
