import { limits, type HostSettings, type InputOf } from '@maru/contract';
import { useState, type FormEvent } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { Banner, Button, Section, Select, TextArea, TextField } from '../../ui/index.ts';
import styles from './desk.module.css';
import { readBytes, typeBytes, wordSize } from './measures.ts';

const mega = 1e6;
const giga = 1e9;
const fileBounds = { min: 1_000, max: 5_000_000_000 };
const quotaBounds = { min: 0, max: Number.MAX_SAFE_INTEGER };
const dayBounds = { min: 0, max: 36_500 };
const idleBounds = { min: 1, max: 400 };
const sessionBounds = { min: 0, max: 3_650 };
const percents = ['25', '50', '100', '200', '400'] as const;

/** What goes back to how the host was started. */
const counted = ['fileBytes', 'quotaBytes', 'fileDays', 'idleDays', 'sessionDays', 'callsPercent'] as const;

/** What the form of the limits takes. */
export interface LimitsFormProps {
  readonly settings: HostSettings;
  readonly first: HostSettings;
  readonly onChange: (wanted: InputOf<'desk.changeSettings'>) => Promise<void>;
}

/** How much may be sent and kept, how often may be called, and what somebody reads who is kept out. */
export function LimitsForm({ settings, first, onChange }: LimitsFormProps) {
  const t = useWords();
  const verb = useVerb();
  const [file, setFile] = useState(typeBytes(settings.fileBytes, mega));
  const [quota, setQuota] = useState(typeBytes(settings.quotaBytes, giga));
  const [days, setDays] = useState(String(settings.fileDays));
  const [idle, setIdle] = useState(String(settings.idleDays));
  const [longest, setLongest] = useState(String(settings.sessionDays));
  const [calls, setCalls] = useState(String(settings.callsPercent));
  const [appeal, setAppeal] = useState(settings.appeal);
  const fileBytes = readBytes(file, mega, fileBounds);
  const quotaBytes = readBytes(quota, giga, quotaBounds);
  const fileDays = readBytes(days, 1, dayBounds);
  const idleDays = readBytes(idle, 1, idleBounds);
  const sessionDays = readBytes(longest, 1, sessionBounds);
  const isRight = [fileBytes, quotaBytes, fileDays, idleDays, sessionDays].every((one) => one !== undefined);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (isRight)
      void verb.run(() =>
        onChange({
          fileBytes,
          quotaBytes,
          fileDays,
          idleDays,
          sessionDays,
          callsPercent: Number(calls),
          appeal,
        }),
      );
  };
  const goBack = () => void verb.run(() => onChange(Object.fromEntries(counted.map((name) => [name, null]))));
  const isChanged = counted.some((name) => settings[name] !== first[name]);
  return (
    <Section title={t('desk.limits')}>
      <form className={styles.form} onSubmit={save} noValidate>
        <TextField
          label={t('desk.fileBytes')}
          description={t('desk.firstWas', { value: wordSize(first.fileBytes) })}
          value={file}
          onChange={setFile}
          inputMode="decimal"
          error={fileBytes === undefined ? t('desk.fileBytesWrong') : undefined}
        />
        <TextField
          label={t('desk.quotaBytes')}
          description={`${t('desk.zeroIsNone')} ${t('desk.firstWas', { value: wordSize(first.quotaBytes) })}`}
          value={quota}
          onChange={setQuota}
          inputMode="decimal"
          error={quotaBytes === undefined ? t('desk.numberWrong') : undefined}
        />
        <TextField
          label={t('desk.fileDays')}
          description={t('desk.fileDaysText')}
          value={days}
          onChange={setDays}
          inputMode="numeric"
          error={fileDays === undefined ? t('desk.numberWrong') : undefined}
        />
        <TextField
          label={t('desk.idleDays')}
          description={t('desk.idleDaysText')}
          value={idle}
          onChange={setIdle}
          inputMode="numeric"
          error={idleDays === undefined ? t('desk.idleDaysWrong') : undefined}
        />
        <TextField
          label={t('desk.sessionDays')}
          description={t('desk.sessionDaysText')}
          value={longest}
          onChange={setLongest}
          inputMode="numeric"
          error={sessionDays === undefined ? t('desk.sessionDaysWrong') : undefined}
        />
        <Select
          label={t('desk.calls')}
          description={t('desk.callsText')}
          value={calls}
          options={[...new Set([...percents, String(settings.callsPercent)])]
            .toSorted((one, other) => Number(one) - Number(other))
            .map((value) => ({ value, label: t('desk.percent', { value }) }))}
          onChange={setCalls}
        />
        <TextArea
          label={t('desk.appeal')}
          description={t('desk.appealText')}
          value={appeal}
          onChange={setAppeal}
          maxLength={limits.desk.appeal}
          rows={2}
        />
        {verb.error && <Banner tone="danger">{verb.error}</Banner>}
        <div className={styles.buttons}>
          <Button type="submit" variant="primary" isBusy={verb.isBusy} isDisabled={!isRight}>
            {t('desk.save')}
          </Button>
          {isChanged && (
            <Button variant="quiet" onPress={goBack}>
              {t('desk.asStarted')}
            </Button>
          )}
        </div>
      </form>
    </Section>
  );
}
