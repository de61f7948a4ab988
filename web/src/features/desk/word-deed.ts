import type { AuditRecord } from '@maru/contract';
import type { Moments, Translate } from '../../platform/i18n/index.ts';
import { wordSize } from './measures.ts';

const known = new Set([
  'host.settingsChanged',
  'host.backedUp',
  'host.keyRenewed',
  'host.restored',
  'person.suspended',
  'person.letIn',
  'person.signedOut',
  'person.exported',
  'person.twoFactorReset',
  'operator.added',
  'operator.removed',
  'report.settled',
  'text.published',
  'stickers.takenIn',
  'stickers.refused',
]);

/** A deed as a sentence; one that this version does not know is named as it is. */
export const wordDeed = ({ deed, aboutName }: AuditRecord, t: Translate): string =>
  known.has(deed) ? t(`desk.deed.${deed}`, { name: aboutName ?? '' }) : `${deed} ${aboutName ?? ''}`.trim();

const wordValue = (name: string, value: AuditRecord['details'][string], t: Translate): string => {
  if (value === null || value === '') return '–';
  if ((name === 'fileBytes' || name === 'quotaBytes') && typeof value === 'number') return wordSize(value);
  if (name === 'secondStep') return t(`desk.secondStep.${value}`);
  if (name === 'signUp') return t(`desk.signUp.${value}`);
  if (name === 'underAge') return t(`desk.underAge.${value}`);
  if (name === 'minAge') return value === 0 ? t('desk.noAge') : t('desk.fromAge', { age: value });
  return name === 'callsPercent' ? `${value} %` : String(value);
};

const settingNames = [
  'signUp',
  'fileBytes',
  'quotaBytes',
  'fileDays',
  'idleDays',
  'sessionDays',
  'secondStep',
  'callsPercent',
  'appeal',
  'contact',
  'minAge',
  'underAge',
  'calls',
  'callsAtOnce',
  'callRecording',
];

/** What else there is to say of a deed, a line each. */
export const wordDetails = (
  { deed, details, aboutName }: AuditRecord,
  t: Translate,
  moments: Moments,
): string[] => {
  if (deed === 'host.settingsChanged')
    return settingNames
      .filter((name) => name in details)
      .map(
        (name) =>
          `${t(`desk.setting.${name}`)}: ${wordValue(name, details[`${name}Before`] ?? null, t)} → ${wordValue(name, details[name] ?? null, t)}`,
      );
  if (deed === 'text.published') {
    const said = [
      `${aboutName ?? ''}: ${t('desk.versionFrom', {
        version: String(details['version']),
        date: moments.fullDate(String(details['fromAt'])),
      })}`,
    ];
    return details['asksAgain'] === true ? [...said, t('desk.asksAgain')] : said;
  }
  if (deed === 'person.suspended') {
    const until =
      typeof details['endsAt'] === 'string'
        ? t('desk.keptOutUntil', { moment: moments.full(details['endsAt']) })
        : t('desk.keptOutForNow');
    return [`${until} – ${String(details['reason'])}`];
  }
  return [];
};
