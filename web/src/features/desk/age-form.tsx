import { limits, type HostSettings, type InputOf } from '@maru/contract';
import { useState, type FormEvent } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { tryVerb, useVerb } from '../../platform/verbs/index.ts';
import { Banner, Button, RadioRows, Section, Select, TextArea } from '../../ui/index.ts';
import styles from './desk.module.css';

const ages = ['0', '13', '14', '15', '16'] as const;

/** What the form takes. */
export interface AgeFormProps {
  readonly settings: HostSettings;
  readonly onChange: (wanted: InputOf<'desk.changeSettings'>) => Promise<void>;
}

/** Who answers for this host, and from which age somebody decides alone. */
export function AgeForm({ settings, onChange }: AgeFormProps) {
  const t = useWords();
  const verb = useVerb();
  const [contact, setContact] = useState(settings.contact);
  const save = (event: FormEvent) => {
    event.preventDefault();
    void verb.run(() => onChange({ contact }));
  };
  return (
    <>
      <Section title={t('desk.contact')}>
        <form className={styles.form} noValidate onSubmit={save}>
          <TextArea
            label={t('desk.contactLabel')}
            description={t('desk.contactText')}
            value={contact}
            onChange={setContact}
            maxLength={limits.desk.appeal}
            rows={2}
          />
          {verb.error && <Banner tone="danger">{verb.error}</Banner>}
          <div className={styles.buttons}>
            <Button type="submit" isBusy={verb.isBusy} isDisabled={contact === settings.contact}>
              {t('desk.save')}
            </Button>
          </div>
        </form>
      </Section>
      <Section title={t('desk.age')}>
        <p className={styles.note}>{t('desk.ageText')}</p>
        <div className={styles.form}>
          <Select
            label={t('desk.minAge')}
            value={String(settings.minAge)}
            options={ages.map((value) => ({
              value,
              label: value === '0' ? t('desk.noAge') : t('desk.fromAge', { age: value }),
            }))}
            onChange={(age) => void tryVerb(onChange({ minAge: Number(age) }))}
          />
        </div>
        {settings.minAge > 0 && (
          <RadioRows<HostSettings['underAge']>
            label={t('desk.underAge')}
            value={settings.underAge}
            options={(['guardian', 'refused'] as const).map((value) => ({
              value,
              label: t(`desk.underAge.${value}`),
              description: t(`desk.underAge.${value}Text`),
            }))}
            onChange={(underAge) => void tryVerb(onChange({ underAge }))}
          />
        )}
      </Section>
    </>
  );
}
