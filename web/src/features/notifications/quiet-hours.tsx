import type { QuietHours as Hours } from '@maru/contract';
import { useLanguage, useWords } from '../../platform/i18n/index.ts';
import { SettingSpot } from '../../platform/settings/index.ts';
import { tryVerb } from '../../platform/verbs/index.ts';
import { Button, Chip, Section, SwitchRow, TextField } from '../../ui/index.ts';
import { changeSettings } from './change-settings.ts';
import { useNotifications } from './hooks.ts';
import styles from './notifications.module.css';

const week = [1, 2, 3, 4, 5, 6, 0];
/** The fourth of January 2026 is a Sunday. */
const dayOf = (day: number): Date => new Date(Date.UTC(2026, 0, 4 + day));

const zoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The time of a zone as people call it. */
const nameZone = (zone: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'longGeneric' })
    .formatToParts(new Date())
    .find(({ type }) => type === 'timeZoneName')?.value ?? zone;

/** Hours in which nothing rings, by days, on the clock of where I live. */
export function QuietHours() {
  const t = useWords();
  const locale = useLanguage();
  const { quietHours: hours } = useNotifications().settings;
  const change = (part: Partial<Hours>) =>
    void tryVerb(changeSettings({ quietHours: { ...hours, ...part } }));
  // Whoever turns it on for the first time means the clock they see.
  const turn = (on: boolean) => change(on && hours.zone === 'UTC' ? { on, zone: zoneHere() } : { on });
  const toggle = (day: number) =>
    change({
      days: hours.days.includes(day) ? hours.days.filter((one) => one !== day) : [...hours.days, day],
    });
  const here = zoneHere();
  return (
    <Section title={t('notifications.hours')}>
      <SettingSpot id="hours">
        <SwitchRow
          label={t('notifications.hoursOn')}
          description={t('notifications.hoursText')}
          isOn={hours.on}
          onChange={turn}
        />
      </SettingSpot>
      {hours.on && (
        <div className={styles.field}>
          <div className={styles.times}>
            <TextField
              label={t('notifications.from')}
              type="time"
              value={hours.from}
              onChange={(from) => from && change({ from })}
            />
            <TextField
              label={t('notifications.to')}
              type="time"
              value={hours.to}
              onChange={(to) => to && change({ to })}
            />
          </div>
          <div className={styles.days} role="group" aria-label={t('notifications.days')}>
            {week.map((day) => (
              <Chip
                key={day}
                isActive={hours.days.includes(day)}
                aria-label={dayOf(day).toLocaleDateString(locale, { weekday: 'long', timeZone: 'UTC' })}
                onPress={() => toggle(day)}
              >
                {dayOf(day).toLocaleDateString(locale, { weekday: 'short', timeZone: 'UTC' })}
              </Chip>
            ))}
          </div>
          {hours.days.length === 0 && <p className={styles.hint}>{t('notifications.daysNone')}</p>}
          <p className={styles.hint}>{t('notifications.zone', { zone: nameZone(hours.zone, locale) })}</p>
          {hours.zone !== here && (
            <Button size="sm" onPress={() => change({ zone: here })}>
              {t('notifications.zoneHere', { zone: nameZone(here, locale) })}
            </Button>
          )}
        </div>
      )}
    </Section>
  );
}
