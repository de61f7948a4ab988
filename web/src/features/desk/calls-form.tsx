import type { HostSettings, InputOf } from '@maru/contract';
import { Phone, Video } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { tryVerb, useVerb } from '../../platform/verbs/index.ts';
import { Banner, Button, Section, SwitchRow, TextField } from '../../ui/index.ts';
import styles from './desk.module.css';
import { readBytes } from './measures.ts';

/** What the form takes. */
export interface CallsFormProps {
  readonly settings: HostSettings;
  readonly onChange: (wanted: InputOf<'desk.changeSettings'>) => Promise<void>;
}

/** Whether people call each other here, and whether groups may record it. */
export function CallsForm({ settings, onChange }: CallsFormProps) {
  const t = useWords();
  const { calls, callRecording } = settings;
  return (
    <Section title={t('desk.callsSection')}>
      <SwitchRow
        label={t('desk.callsOn')}
        description={t('desk.callsOnText')}
        icon={<Phone aria-hidden="true" />}
        isOn={calls === 'on'}
        onChange={(on) => void tryVerb(onChange({ calls: on ? 'on' : 'off' }))}
      />
      <SwitchRow
        label={t('desk.callRecording')}
        description={t('desk.callRecordingText')}
        icon={<Video aria-hidden="true" />}
        isOn={callRecording === 'on'}
        onChange={(on) => void tryVerb(onChange({ callRecording: on ? 'on' : 'off' }))}
      />
      <AtOnce settings={settings} onChange={onChange} />
    </Section>
  );
}

const atOnceBounds = { min: 1, max: 100_000 };

/** How many calls may go on at once on this host. */
function AtOnce({ settings, onChange }: CallsFormProps) {
  const t = useWords();
  const verb = useVerb();
  const [text, write] = useState(String(settings.callsAtOnce));
  const callsAtOnce = readBytes(text, 1, atOnceBounds);
  const isChanged = callsAtOnce !== undefined && callsAtOnce !== settings.callsAtOnce;
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (isChanged) void verb.run(() => onChange({ callsAtOnce }));
  };
  return (
    <form className={styles.form} onSubmit={save} noValidate>
      <TextField
        label={t('desk.callsAtOnce')}
        description={t('desk.callsAtOnceText')}
        value={text}
        onChange={write}
        inputMode="numeric"
        error={callsAtOnce === undefined ? t('desk.callsAtOnceWrong') : undefined}
      />
      {verb.error && <Banner tone="danger">{verb.error}</Banner>}
      {isChanged && (
        <div className={styles.buttons}>
          <Button type="submit" variant="primary" isBusy={verb.isBusy}>
            {t('desk.save')}
          </Button>
        </div>
      )}
    </form>
  );
}
