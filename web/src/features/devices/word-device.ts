import type { Device } from '@maru/contract';
import type { Language, Moments, Translate } from '../../platform/i18n/index.ts';

/** So long after its last use a device still counts as used now: how exact that is known. */
const nowMs = 15 * 60_000;

/** What a device is called. */
export const wordName = (device: Pick<Device, 'name'>, t: Translate): string =>
  device.name || t('devices.unknown');

/** Where a device was signed in, in the reader's language; empty where nobody knows. */
export const wordPlace = (
  place: string | null,
  { t, language }: { t: Translate; language: Language },
): string => {
  if (place === null) return '';
  if (place === 'home') return t('devices.home');
  return new Intl.DisplayNames([language], { type: 'region', fallback: 'code' }).of(place) ?? place;
};

/** When a device was last used, in words. */
export const wordUse = (
  lastUsedAt: string,
  { t, moments, now = new Date() }: { t: Translate; moments: Moments; now?: Date },
): string =>
  now.getTime() - Date.parse(lastUsedAt) < nowMs
    ? t('devices.now')
    : t('devices.used', { ago: moments.ago(lastUsedAt, now) });
