import type { AccountSettings } from '@maru/contract';
import { useWords } from '../../platform/i18n/index.ts';
import { SettingSpot } from '../../platform/settings/index.ts';
import { tryVerb } from '../../platform/verbs/index.ts';
import { RadioRows, Section } from '../../ui/index.ts';
import { updateSettings, useMe } from '../accounts/index.ts';
import { ScopeTag } from '../accounts/ui.ts';

const choices: readonly AccountSettings['undoSeconds'][] = [0, 3, 5, 10];

/** What one decides about writing. */
export function ChatSettingsSection() {
  const t = useWords();
  const undoSeconds = useMe()?.settings.undoSeconds ?? 0;
  return (
    <SettingSpot id="undo">
      <Section title={t('messages.undoTime')} action={<ScopeTag scope="account" />}>
        <RadioRows
          label={t('messages.undoTime')}
          isLabelHidden
          value={String(undoSeconds)}
          options={choices.map((seconds) => ({
            value: String(seconds),
            label: seconds === 0 ? t('messages.undoOff') : t('messages.undoSeconds', { count: seconds }),
            ...(seconds === 0 ? { description: t('messages.undoHint') } : {}),
          }))}
          onChange={(value) => {
            const chosen = choices.find((seconds) => String(seconds) === value) ?? 0;
            void tryVerb(updateSettings({ undoSeconds: chosen }));
          }}
        />
      </Section>
    </SettingSpot>
  );
}
