import { Settings } from 'lucide-react';
import { useWords } from '../../platform/i18n/index.ts';
import { go, paths } from '../../platform/router/index.ts';
import { IconButton } from '../../ui/index.ts';

/** The glyph at the right end of a header that leads to the settings. */
export function SettingsGlyph() {
  const t = useWords();
  return (
    <IconButton
      label={t('shell.settings')}
      icon={<Settings aria-hidden="true" />}
      onPress={() => go(paths.settings())}
    />
  );
}
