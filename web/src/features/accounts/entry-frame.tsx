import { ChevronLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { IconButton, LogoTile } from '../../ui/index.ts';
import styles from './entry.module.css';
import { HallScene } from './hall-scene.tsx';

/** What the way in takes; with `onBack` it is one step in and the picture makes room for a form. */
export interface EntryFrameProps {
  readonly children: ReactNode;
  readonly onBack?: (() => void) | undefined;
  /** Nobody sits in the hall. */
  readonly isEmpty?: boolean | undefined;
}

/** The way in: the hall on its celadon ground, and beside or below it what there is to do. */
export function EntryFrame({ children, onBack, isEmpty }: EntryFrameProps) {
  const t = useWords();
  return (
    <div className={styles.frame} data-step={onBack ? 'in' : 'first'}>
      <div className={styles.picture}>
        <header className={styles.brand}>
          <LogoTile size="md" />
          <span className={styles.word}>Maru</span>
        </header>
        <div className={styles.scene}>
          <HallScene isEmpty={isEmpty} />
        </div>
      </div>
      <main className={styles.panel}>
        {onBack && (
          <span className={styles.back}>
            <IconButton
              label={t('accounts.back')}
              icon={<ChevronLeft aria-hidden="true" />}
              onPress={onBack}
            />
          </span>
        )}
        <div className={styles.inner}>{children}</div>
      </main>
    </div>
  );
}

/** The words at the head of a form on the way in. */
export function EntryHeading({
  title,
  text,
}: {
  readonly title: string;
  readonly text?: string | undefined;
}) {
  return (
    <div className={styles.heading}>
      <h1>{title}</h1>
      {text && <p>{text}</p>}
    </div>
  );
}
