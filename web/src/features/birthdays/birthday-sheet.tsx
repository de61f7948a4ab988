import type { BirthdayAudience, InputOf, OutputOf } from '@maru/contract';
import { useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { call } from '../../platform/session/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { Banner, Button, RadioRows, Select, Sheet, SwitchRow, TextField, toast } from '../../ui/index.ts';
import styles from './birthdays.module.css';

/** What entering my birthday takes. */
export interface BirthdaySheetProps {
  readonly mine: OutputOf<'birthdays.mine'>;
  readonly onSaved: (mine: OutputOf<'birthdays.mine'>) => void;
  readonly onClose: () => void;
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
const thisYear = new Date().getFullYear();

const readYear = (typed: string): number | null | undefined => {
  if (typed.trim() === '') return null;
  const year = Number(typed);
  return /^\d{4}$/.test(typed.trim()) && year >= 1900 && year <= thisYear ? year : undefined;
};

/** My birthday: month and day, the year where I want to tell it, solar or lunar, and who is told. */
export function BirthdaySheet({ mine, onSaved, onClose }: BirthdaySheetProps) {
  const t = useWords();
  const [month, setMonth] = useState(mine.birthday ? String(mine.birthday.month) : null);
  const [day, setDay] = useState(mine.birthday ? String(mine.birthday.day) : null);
  const [typedYear, setTypedYear] = useState(mine.birthday?.year ? String(mine.birthday.year) : '');
  const [isLunar, setIsLunar] = useState(mine.birthday?.lunar ?? false);
  const [shownTo, setShownTo] = useState<BirthdayAudience>(mine.shownTo);
  const [hasTried, setHasTried] = useState(false);
  const verb = useVerb();
  const year = readYear(typedYear);
  const isMissing = month === null || day === null;
  const keep = async (input: InputOf<'birthdays.set'>, said: string) => {
    onSaved(await call('birthdays.set', input));
    toast(said);
    onClose();
  };
  const save = () => {
    setHasTried(true);
    if (isMissing || year === undefined) return;
    const birthday = { month: Number(month), day: Number(day), year, lunar: isLunar };
    void verb.run(() => keep({ birthday, shownTo }, t('birthdays.saved')));
  };
  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={t('birthdays.title')}
      closeLabel={t('birthdays.close')}
      footer={
        <Button variant="primary" size="lg" isWide isBusy={verb.isBusy} onPress={save}>
          {t('birthdays.save')}
        </Button>
      }
    >
      <div className={styles.form}>
        <div className={styles.date}>
          <Select
            label={t('birthdays.month')}
            placeholder={t('birthdays.pick')}
            value={month}
            options={numbers(12).map((one) => ({
              value: String(one),
              label: t('birthdays.monthOf', { month: one }),
            }))}
            onChange={setMonth}
          />
          <Select
            label={t('birthdays.day')}
            placeholder={t('birthdays.pick')}
            value={day}
            options={numbers(isLunar ? 30 : 31).map((one) => ({
              value: String(one),
              label: t('birthdays.dayOf', { day: one }),
            }))}
            onChange={setDay}
          />
        </div>
        <TextField
          label={t('birthdays.year')}
          value={typedYear}
          onChange={setTypedYear}
          placeholder={t('birthdays.yearPlaceholder')}
          inputMode="numeric"
          maxLength={4}
          description={t('birthdays.yearHint')}
          error={
            year === undefined && (hasTried || typedYear.length >= 4) ? t('birthdays.yearWrong') : undefined
          }
        />
        <div className={styles.flush}>
          <SwitchRow
            label={t('birthdays.lunar')}
            description={t('birthdays.lunarText')}
            isOn={isLunar}
            onChange={setIsLunar}
          />
        </div>
        {month === '2' && day === '29' && !isLunar && (
          <p className={styles.note}>{t('birthdays.leapNote')}</p>
        )}
        <div className={styles.flush}>
          <RadioRows
            label={t('birthdays.audience')}
            value={shownTo}
            options={[
              { value: 'addedMe', label: t('birthdays.addedMe') },
              { value: 'friends', label: t('birthdays.friends') },
              { value: 'nobody', label: t('birthdays.nobody') },
            ]}
            onChange={setShownTo}
          />
        </div>
        {hasTried && isMissing && <Banner tone="danger">{t('birthdays.missing')}</Banner>}
        {verb.error && <Banner tone="danger">{verb.error}</Banner>}
        {mine.birthday && (
          <Button
            variant="quiet"
            onPress={() => void verb.run(() => keep({ birthday: null, shownTo }, t('birthdays.takenOut')))}
          >
            {t('birthdays.takeOut')}
          </Button>
        )}
      </div>
    </Sheet>
  );
}
