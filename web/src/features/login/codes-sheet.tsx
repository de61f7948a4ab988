import { Copy, Download } from 'lucide-react';
import { useWords } from '../../platform/i18n/index.ts';
import { Button, Sheet, toast } from '../../ui/index.ts';
import { useHost, useMe } from '../accounts/index.ts';
import styles from './login.module.css';

interface CodesSheetProps {
  readonly codes: readonly string[];
  readonly onClose: () => void;
}

const saveFile = (name: string, text: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
};

/** Recovery codes, shown this once: to be written down, copied or saved. */
export function CodesSheet({ codes, onClose }: CodesSheetProps) {
  const t = useWords();
  const me = useMe();
  const host = useHost();
  const title = t('login.codesFile', { handle: `@${me?.handle ?? ''}`, host: host?.name ?? location.host });
  const text = [title, '', ...codes, ''].join('\n');
  const copy = async () => {
    await navigator.clipboard?.writeText(text);
    toast(t('login.codesCopied'));
  };
  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={t('login.codesTitle')}
      closeLabel={t('login.close')}
      footer={
        <Button variant="primary" size="lg" isWide onPress={onClose}>
          {t('login.codesKept')}
        </Button>
      }
    >
      <div className={styles.form}>
        <p className={styles.text}>{t('login.codesKeep')}</p>
        <ol className={styles.codes} translate="no">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
        <div className={styles.buttons}>
          <Button icon={<Copy aria-hidden="true" />} onPress={() => void copy()}>
            {t('login.codesCopy')}
          </Button>
          <Button
            icon={<Download aria-hidden="true" />}
            onPress={() => saveFile('maru-recovery-codes.txt', text)}
          >
            {t('login.codesSave')}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}
