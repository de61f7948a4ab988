import { useWords } from '../../../platform/i18n/index.ts';
import { SwitchRow } from '../../../ui/index.ts';
import { keepQueries, useRecents } from '../recents.ts';

/** In the settings: whether what is looked for is kept on this device. */
export function KeepSearches() {
  const t = useWords();
  const { isKept } = useRecents();
  return (
    <SwitchRow
      label={t('search.keep')}
      description={t('search.keepText')}
      isOn={isKept}
      onChange={keepQueries}
    />
  );
}
