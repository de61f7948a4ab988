import { useState } from 'react';
import { useMe } from '../../accounts/index.ts';
import { useWords } from '../../../platform/i18n/index.ts';
import { Page, Tabs, type PageBack, type TabItem } from '../../../ui/index.ts';
import { MineTab } from './mine-tab.tsx';
import { OfferedTab } from './offered-tab.tsx';
import { StoreTab } from './store-tab.tsx';
import styles from './stickers-page.module.css';

/** What the page of stickers takes. */
export interface StickersPageProps {
  readonly back?: PageBack | undefined;
}

type Tab = 'store' | 'mine' | 'offered';

/** All about stickers: what there is on this host, what I have and make, and for operators what waits for them. */
export function StickersPage({ back }: StickersPageProps) {
  const t = useWords();
  const me = useMe();
  const [tab, setTab] = useState<Tab>('store');
  const items: TabItem<Tab>[] = [
    { id: 'store', label: t('stickers.store'), content: <StoreTab /> },
    { id: 'mine', label: t('stickers.mine'), content: <MineTab /> },
  ];
  if (me?.operator) items.push({ id: 'offered', label: t('stickers.offered'), content: <OfferedTab /> });
  return (
    <Page title={t('stickers.title')} isCompact back={back} isScrolling={false} bodyClassName={styles.body}>
      <Tabs label={t('stickers.title')} className={styles.tabs} items={items} value={tab} onChange={setTab} />
    </Page>
  );
}
