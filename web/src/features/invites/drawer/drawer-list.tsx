import { useState, type ReactNode } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { Button, EmptyState, Section, Sheet, SkeletonRows } from '../../../ui/index.ts';
import { SeeAll } from './see-all.tsx';
import styles from './drawer-list.module.css';

/** What a list of things in the drawer takes. */
export interface DrawerListProps<One> {
  readonly title: string;
  /** Newest first, as far as it is loaded. */
  readonly list: readonly One[];
  readonly isReady: boolean;
  readonly hasMore: boolean;
  readonly loadMore: () => void;
  /** Draws some of them as rows. */
  readonly rows: (some: readonly One[]) => ReactNode;
  /** Said where all were asked for and there are none. */
  readonly empty: { title: string; text: string };
  /** In the head of the sheet with all of them. */
  readonly actions?: ReactNode;
  /** Above all of them. */
  readonly note?: ReactNode;
}

/** How many the drawer shows before "see all". */
const shown = 3;

/** The newest things of one kind, in the drawer, and all of them in a sheet; nothing where there are none. */
export function DrawerList<One>(props: DrawerListProps<One>) {
  const { title, list, hasMore, rows, actions, note } = props;
  const [isAll, showAll] = useState(false);
  if (list.length === 0 && !isAll) return null;
  const hasRest = list.length > shown || hasMore || Boolean(actions) || Boolean(note);
  return (
    <Section
      title={title}
      count={hasMore ? undefined : list.length}
      action={hasRest && <SeeAll of={title} onPress={() => showAll(true)} />}
    >
      {rows(list.slice(0, shown))}
      {isAll && <AllOfThem {...props} onClose={() => showAll(false)} />}
    </Section>
  );
}

function AllOfThem<One>(props: DrawerListProps<One> & { onClose: () => void }) {
  const { title, list, isReady, hasMore, loadMore, rows, empty, actions, note, onClose } = props;
  const t = useWords();
  return (
    <Sheet
      isOpen
      isTall
      isFlush
      onClose={onClose}
      title={title}
      closeLabel={t('drawer.close')}
      actions={actions}
    >
      {note}
      {!isReady && <SkeletonRows label={t('drawer.loading')} />}
      {isReady && list.length === 0 && <EmptyState drawing="hall" title={empty.title} text={empty.text} />}
      {rows(list)}
      {hasMore && (
        <div className={styles.more}>
          <Button isWide onPress={loadMore}>
            {t('drawer.more')}
          </Button>
        </div>
      )}
    </Sheet>
  );
}
