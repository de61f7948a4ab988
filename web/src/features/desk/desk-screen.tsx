import { registerWords, useWords } from '../../platform/i18n/index.ts';
import { go, paths } from '../../platform/router/index.ts';
import { Page, Tabs, type PageBack, type TabItem } from '../../ui/index.ts';
import { AuditTab } from './audit-tab.tsx';
import styles from './desk.module.css';
import { DoorTab } from './door-tab.tsx';
import { HealthTab } from './health-tab.tsx';
import { PeopleTab } from './people-tab.tsx';
import { ReportsTab } from './reports-tab.tsx';
import { TextsTab } from './texts-tab.tsx';
import { wordsEn } from './words.en.ts';
import { wordsKo } from './words.ko.ts';

registerWords({ en: wordsEn, ko: wordsKo });

type Tab = 'health' | 'door' | 'people' | 'reports' | 'texts' | 'audit';

/** What the desk takes. */
export interface DeskScreenProps {
  /** Which of its tabs is open. */
  readonly section: string | undefined;
  readonly back?: PageBack | undefined;
}

/** The operators' desk: how the host is, who may come in, and what was done. It shows nobody's messages. */
export function DeskScreen({ section, back }: DeskScreenProps) {
  const t = useWords();
  const items: TabItem<Tab>[] = [
    { id: 'health', label: t('desk.health'), content: <HealthTab /> },
    { id: 'door', label: t('desk.door'), content: <DoorTab /> },
    { id: 'people', label: t('desk.people'), content: <PeopleTab /> },
    { id: 'reports', label: t('desk.reports'), content: <ReportsTab /> },
    { id: 'texts', label: t('desk.texts'), content: <TextsTab /> },
    { id: 'audit', label: t('desk.audit'), content: <AuditTab /> },
  ];
  const value = items.find(({ id }) => id === section)?.id ?? 'health';
  return (
    <Page title={t('desk.title')} isCompact back={back} isScrolling={false} bodyClassName={styles.body}>
      <Tabs
        label={t('desk.title')}
        className={styles.tabs}
        items={items}
        value={value}
        onChange={(tab) => go(paths.desk(tab), { replace: true })}
      />
    </Page>
  );
}
