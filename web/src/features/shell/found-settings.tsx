import { useMemo } from 'react';
import { translate, useWords, type Translate } from '../../platform/i18n/index.ts';
import { go, paths } from '../../platform/router/index.ts';
import { askForSetting, listSettings, type SettingsPage } from '../../platform/settings/index.ts';
import { EmptyState, ListRow, RowGlyph, Tag } from '../../ui/index.ts';
import { searchSettings, type FoundSetting } from './search-settings.ts';
import styles from './settings.module.css';

const open = ({ page, setting }: FoundSetting): void => {
  go(page.path ?? paths.settings(page.id, setting));
  // The address may be the same as before: the wish is said by itself.
  if (setting) askForSetting(setting);
};

const find = (search: string, pages: readonly SettingsPage[], translate: Translate): FoundSetting[] => {
  const settings = listSettings().filter((setting) => setting.isShown?.() ?? true);
  return searchSettings(search, { pages, settings, translate });
};

/** Goes to the best answer of a search, where there is one. */
export const openFirstFound = (search: string, pages: readonly SettingsPage[]): void => {
  const [first] = find(search, pages, translate);
  if (first) open(first);
};

/** What the results of a search take. */
export interface FoundSettingsProps {
  readonly search: string;
  readonly pages: readonly SettingsPage[];
}

/** The settings that answer a search; pressing one goes to it and lights it. */
export function FoundSettings({ search, pages }: FoundSettingsProps) {
  const t = useWords();
  const found = useMemo(() => find(search, pages, t), [search, pages, t]);
  if (found.length === 0)
    return (
      <div role="status">
        <EmptyState drawing="calm" title={t('shell.foundNone')} text={t('shell.foundNoneText')} />
      </div>
    );
  return (
    <>
      <p className="visually-hidden" role="status">
        {t('shell.jumpCount', { count: found.length })}
      </p>
      <ul className={styles.found}>
        {found.map((one) => (
          <li key={`${one.page.id} ${one.setting ?? ''}`}>
            <ListRow
              leading={<RowGlyph Icon={one.page.Icon} />}
              title={one.label}
              marks={one.scope === 'device' && <Tag>{t('accounts.here')}</Tag>}
              subtitle={one.setting ? [t(one.page.label), one.text].filter(Boolean).join(' · ') : one.text}
              href={one.page.path ?? paths.settings(one.page.id, one.setting)}
              onPress={() => open(one)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
