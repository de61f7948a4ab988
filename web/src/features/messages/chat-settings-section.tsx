import { useWords } from '../../platform/i18n/index.ts';
import { changePrefs, usePrefs, type Prefs } from '../../platform/prefs/index.ts';
import { SettingSpot } from '../../platform/settings/index.ts';
import { RadioRows } from '../../ui/index.ts';

const choices: readonly Prefs['undoSeconds'][] = [0, 3, 5, 10];

/** What one decides about writing on this device. */
export function ChatSettingsSection() {
  const t = useWords();
  const { undoSeconds } = usePrefs();
  return (
    <SettingSpot id="undo">
      <RadioRows
        label={t('messages.undoTime')}
        value={String(undoSeconds)}
        options={choices.map((seconds) => ({
          value: String(seconds),
          label: seconds === 0 ? t('messages.undoOff') : t('messages.undoSeconds', { count: seconds }),
          ...(seconds === 0 ? { description: t('messages.undoHint') } : {}),
        }))}
        onChange={(value) =>
          changePrefs({ undoSeconds: choices.find((seconds) => String(seconds) === value) ?? 0 })
        }
      />
    </SettingSpot>
  );
}
