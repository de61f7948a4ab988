import type { ChatId, FileRef } from '@maru/contract';
import { Download, ExternalLink } from 'lucide-react';
import { useWords } from '../../../platform/i18n/index.ts';
import { Button, Sheet } from '../../../ui/index.ts';
import { useFileUrl, viewUrl } from '../file-address.ts';
import { blurUrl } from '../photos/blur-url.ts';
import { wordBytes } from '../upload-bar/word-bytes.ts';
import styles from './page-sheet.module.css';
import { showName } from './show-name.ts';

/** What the sheet of a first page takes. */
export interface PageSheetProps {
  readonly chatId: ChatId;
  readonly file: FileRef;
  readonly onClose: () => void;
  readonly onSave: () => void;
}

/**
 * Whether this browser shows a PDF by itself in a window of its own. An app on an iPhone's home screen would open it where
 * nobody is signed in.
 */
const canReadAll = ({ type }: FileRef): boolean =>
  type === 'application/pdf' &&
  navigator.pdfViewerEnabled === true &&
  (navigator as { standalone?: boolean }).standalone !== true;

/** The first page of a document, large; the whole of it is read in the browser's own viewer, or had by saving. */
export function PageSheet({ chatId, file, onClose, onSave }: PageSheetProps) {
  const t = useWords();
  const { width, height, pages } = file;
  const blur = file.blur ? blurUrl(file.blur) : undefined;
  const view = viewUrl(chatId, file);
  const isRead = view !== undefined && canReadAll(file);
  const page = useFileUrl({ chatId, file, form: 'preview' });
  return (
    <Sheet
      isOpen
      isTall
      size="wide"
      onClose={onClose}
      title={showName(file.name)}
      closeLabel={t('cards.close')}
      footer={
        <div className={styles.deeds}>
          <Button
            variant={isRead ? 'secondary' : 'primary'}
            isWide
            icon={<Download aria-hidden="true" />}
            onPress={() => {
              onSave();
              onClose();
            }}
          >
            {t('cards.saveSize', { size: wordBytes(file.size) })}
          </Button>
          {isRead && (
            <Button
              variant="primary"
              isWide
              icon={<ExternalLink aria-hidden="true" />}
              onPress={() => window.open(view, '_blank', 'noopener')}
            >
              {t('cards.readAll')}
            </Button>
          )}
        </div>
      }
    >
      {pages !== undefined && pages > 1 && (
        <p className={styles.note}>{t(isRead ? 'cards.firstHere' : 'cards.firstOf', { count: pages })}</p>
      )}
      <img
        className={styles.page}
        src={page.url}
        alt={t('cards.firstPage')}
        draggable={false}
        style={{
          ...(width && height ? { aspectRatio: `${width} / ${height}` } : {}),
          ...(blur ? { backgroundImage: `url(${blur})` } : {}),
        }}
      />
    </Sheet>
  );
}
