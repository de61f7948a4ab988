import type { HostSettings, InputOf } from '@maru/contract';
import { Phone, Video } from 'lucide-react';
import { useWords } from '../../platform/i18n/index.ts';
import { tryVerb } from '../../platform/verbs/index.ts';
import { Section, SwitchRow } from '../../ui/index.ts';

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
    </Section>
  );
}
