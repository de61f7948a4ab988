import type { ReactNode } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { useSwipe } from '../../../ui/index.ts';
import styles from './drawer.module.css';

interface DrawerFrameProps {
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly footer: ReactNode;
}

/** Fills the place it is given, beside the room or over it; a swipe to the right puts it away. */
export function DrawerFrame({ onClose, children, footer }: DrawerFrameProps) {
  const t = useWords();
  const swipe = useSwipe({ towards: 'right', onSwipe: onClose });
  return (
    <div
      className={styles.drawer}
      style={swipe.offset === 0 ? undefined : { translate: `${swipe.offset}px 0` }}
      {...swipe.handlers}
    >
      <div className={styles.body}>{children}</div>
      <footer className={styles.footer}>{footer}</footer>
      {/* A screen reader has no scrim to press. */}
      <button type="button" className="visually-hidden" tabIndex={-1} onClick={onClose}>
        {t('drawer.close')}
      </button>
    </div>
  );
}
