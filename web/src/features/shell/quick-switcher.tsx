import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { Dialog, lazily } from '../../ui/index.ts';
import styles from './quick-switcher.module.css';

const QuickTargets = lazily(async () => (await import('./quick-targets.tsx')).QuickTargets, {
  meanwhile: () => <div className={styles.list} />,
});

/**
 * Jumps to a chat or a friend by a few letters. The field comes with the house, so that no letter is lost while what
 * searches is still being fetched.
 */
export function QuickSwitcher({ onClose }: { readonly onClose: () => void }) {
  const t = useWords();
  const [search, setSearch] = useState('');
  const [current, setCurrent] = useState<string>();
  const [isEntered, setEntered] = useState(false);
  const listKeys = useRef<((event: KeyboardEvent) => void) | null>(null);
  const listId = useId();
  const onKeyDown = (event: KeyboardEvent) => {
    if (listKeys.current) listKeys.current(event);
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) setEntered(true);
  };
  return (
    <Dialog isOpen onClose={onClose} label={t('shell.jump')}>
      <input
        className={styles.input}
        role="combobox"
        aria-label={t('shell.jumpSearch')}
        aria-expanded={current !== undefined}
        aria-controls={listId}
        aria-autocomplete="list"
        {...(current ? { 'aria-activedescendant': current } : {})}
        placeholder={t('shell.jumpSearch')}
        autoComplete="off"
        autoFocus
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <QuickTargets
        listId={listId}
        search={search}
        isEntered={isEntered}
        onReady={(keys) => (listKeys.current = keys)}
        onCurrent={setCurrent}
        onClose={onClose}
      />
    </Dialog>
  );
}
