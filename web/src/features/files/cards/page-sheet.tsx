import { fileUrl, type ChatId, type FileRef } from '@maru/contract';
import { Download } from 'lucide-react';
import { useWords } from '../../../platform/i18n/index.ts';
import { Button, Sheet } from '../../../ui/index.ts';
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

/** The first page of a document, large; the whole of it is had by saving. */
export function PageSheet({ chatId, file, onClose, onSave }: PageSheetProps) {
  const t = useWords();
  const { width, height, pages } = file;
  const blur = file.blur ? blurUrl(file.blur) : undefined;
  return (
    <Sheet
      isOpen
      isTall
      size="wide"
      onClose={onClose}
      title={showName(file.name)}
      closeLabel={t('cards.close')}
      footer={
        <Button
          variant="primary"
          isWide
          icon={<Download aria-hidden="true" />}
          onPress={() => {
            onSave();
            onClose();
          }}
        >
          {t('cards.saveSize', { size: wordBytes(file.size) })}
        </Button>
      }
    >
      {pages !== undefined && pages > 1 && (
        <p className={styles.note}>{t('cards.firstOf', { count: pages })}</p>
      )}
      <img
        className={styles.page}
        src={fileUrl({ chatId, id: file.id }, 'preview')}
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
