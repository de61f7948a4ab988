import { useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { go, paths } from '../../platform/router/index.ts';
import {
  findSettingsPage,
  listSettingsPages,
  settingGroups,
  type SettingsPage,
} from '../../platform/settings/index.ts';
import { cx, MenuRow, Page, SearchField, Section } from '../../ui/index.ts';
import { useHost, useMe } from '../accounts/index.ts';
import { FoundSettings, openFirstFound } from './found-settings.tsx';
import styles from './settings.module.css';

const addressOf = (page: SettingsPage): string => page.path ?? paths.settings(page.id);

/** What the list of settings takes; on wide windows one of them is open beside it. */
export interface SettingsListProps {
  readonly selected?: string | undefined;
  readonly onBack?: (() => void) | undefined;
}

/** What was looked for stays while one goes from a result to its page and back. */
let kept = '';

/** All settings, in groups, with a field that finds each of them. */
export function SettingsList({ selected, onBack }: SettingsListProps) {
  const t = useWords();
  const [search, setSearch] = useState(kept);
  // What is shown may depend on who I am and on the host.
  useMe();
  useHost();
  const look = (words: string) => {
    kept = words;
    setSearch(words);
  };
  const leave =
    onBack &&
    (() => {
      look('');
      onBack();
    });
  const inList = (selected && findSettingsPage(selected)?.under) ?? selected;
  const pages = listSettingsPages().filter((page) => page.isShown?.() ?? true);
  return (
    <Page
      title={t('shell.settings')}
      back={leave && { label: t('shell.back'), onPress: leave }}
      top={
        <SearchField
          className={styles.search}
          label={t('shell.findSetting')}
          clearLabel={t('shell.findSettingClear')}
          value={search}
          onChange={look}
          onSubmit={(words) => openFirstFound(words, pages)}
        />
      }
    >
      {search.trim() ? (
        <FoundSettings search={search} pages={pages} />
      ) : (
        settingGroups.map((group) => {
          const ofGroup = pages.filter((page) => page.group === group && !page.under);
          return (
            ofGroup.length > 0 && (
              <Section key={group} title={t(`shell.group.${group}`)}>
                {ofGroup.map((page) => (
                  <div key={page.id} className={cx(styles.row, page.id === inList && styles.selected)}>
                    <MenuRow
                      label={t(page.label)}
                      icon={<page.Icon aria-hidden="true" />}
                      hasChevron
                      onPress={() => go(addressOf(page))}
                    />
                  </div>
                ))}
              </Section>
            )
          );
        })
      )}
    </Page>
  );
}
