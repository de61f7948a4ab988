import type { ReactNode } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { Button, EmptyState, Sheet, SkeletonRows } from '../../../ui/index.ts';
import type { DrawerListProps } from './drawer-list-props.ts';
import styles from './drawer-list.module.css';

type AllOfThemProps = Omit<DrawerListProps<never>, 'list' | 'rows'> & {
  /** Draws all of them. */
  readonly rows: () => ReactNode;
  /** There are none. */
  readonly isBare: boolean;
  readonly onClose: () => void;
};

/** All things of one kind in a chat, in a sheet over its drawer. */
export function AllOfThem(props: AllOfThemProps) {
  const { title, isBare, isReady, hasMore, loadMore, rows, empty, actions, note, onClose } = props;
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
      {isReady && isBare && <EmptyState drawing="hall" title={empty.title} text={empty.text} />}
      {rows()}
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
