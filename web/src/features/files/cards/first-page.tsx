import type { FileRef } from '@maru/contract';
import { useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import type { Bubble } from '../../messages/index.ts';
import { useFileUrl } from '../file-address.ts';
import { blurUrl } from '../photos/blur-url.ts';
import styles from './file-view.module.css';
import { showName } from './show-name.ts';

interface FirstPageProps {
  readonly bubble: Bubble;
  readonly file: FileRef;
  readonly onOpen: () => void;
}

/** The first page of a document, or the picture itself. */
export function FirstPage({ bubble: { chatId }, file, onOpen }: FirstPageProps) {
  const t = useWords();
  const [isLost, setLost] = useState(false);
  const page = useFileUrl({ chatId, file, form: 'preview' });
  const blur = file.blur ? blurUrl(file.blur) : undefined;
  if (isLost || page.isLost) return null;
  return (
    <button
      type="button"
      className={styles.page}
      aria-label={t('cards.open', { name: showName(file.name) })}
      onClick={onOpen}
      {...(blur ? { style: { backgroundImage: `url(${blur})` } } : {})}
    >
      <img
        src={page.url}
        alt=""
        loading="lazy"
        decoding="async"
        draggable={false}
        onError={() => setLost(true)}
      />
    </button>
  );
}
