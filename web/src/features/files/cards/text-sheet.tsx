import type { ChatId, FileRef } from '@maru/contract';
import { Copy, Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { EmptyState, IconButton, Sheet, Spinner, toast } from '../../../ui/index.ts';
import { fetchFile } from '../file-address.ts';
import { localUrl } from '../local-urls.ts';
import { readText } from './read-text.ts';
import { showName } from './show-name.ts';
import styles from './text-sheet.module.css';

/** What the sheet of a text takes. */
export interface TextSheetProps {
  readonly chatId: ChatId;
  readonly file: FileRef;
  readonly onClose: () => void;
  readonly onSave: () => void;
}

const fetchText = async (chatId: ChatId, file: FileRef): Promise<string> => {
  const own = localUrl(file.id);
  const bytes = own ? await (await fetch(own)).blob() : await fetchFile({ chatId, file, form: 'original' });
  return readText(await bytes.arrayBuffer());
};

/** A small text whole, as the words it holds: whatever they look like, nothing in them is ever run. */
export function TextSheet({ chatId, file, onClose, onSave }: TextSheetProps) {
  const t = useWords();
  const [text, setText] = useState<string | null>();
  useEffect(() => {
    let isShown = true;
    fetchText(chatId, file).then(
      (words) => isShown && setText(words),
      () => isShown && setText(null),
    );
    return () => {
      isShown = false;
    };
  }, [chatId, file]);
  const copy = async () => {
    await navigator.clipboard.writeText(text ?? '');
    toast(t('cards.copied'));
  };
  return (
    <Sheet
      isOpen
      isTall
      size="wide"
      onClose={onClose}
      title={showName(file.name)}
      closeLabel={t('cards.close')}
      actions={
        <>
          {text && (
            <IconButton
              label={t('cards.copyText')}
              icon={<Copy aria-hidden="true" />}
              onPress={() => void copy().catch(() => toast(t('cards.notCopied'), { tone: 'danger' }))}
            />
          )}
          <IconButton
            label={t('cards.save', { name: showName(file.name) })}
            icon={<Download aria-hidden="true" />}
            onPress={onSave}
          />
        </>
      }
    >
      {text === undefined && (
        <div className={styles.middle} role="status">
          <Spinner />
          <span className="visually-hidden">{t('cards.opening')}</span>
        </div>
      )}
      {text === null && <EmptyState drawing="closed" title={t('cards.lost')} text={t('cards.lostText')} />}
      {typeof text === 'string' && (
        // Long lines are read by scrolling, which keys must reach too.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <pre className={styles.text} tabIndex={0} dir="auto">
          {text}
        </pre>
      )}
    </Sheet>
  );
}
