import { Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { tryVerb } from '../../../platform/verbs/index.ts';
import { IconButton, toast } from '../../../ui/index.ts';
import { KeyDigits } from './key-digits.tsx';
import { KeyPicture } from './key-picture.tsx';
import styles from './keys.module.css';
import type { KeyPrint } from './view.ts';

interface PrintViewProps {
  readonly print: KeyPrint;
  /** Under the digits: devices, when it was verified. */
  readonly foot?: ReactNode;
}

/** A picture with its digits, large enough to be held beside another screen. */
export function PrintView({ print, foot }: PrintViewProps) {
  const t = useWords();
  const copy = async () => {
    if (await tryVerb(navigator.clipboard.writeText(print.digits.join(' ')))) toast(t('secret.copied'));
  };
  return (
    <div className={styles.print}>
      <KeyPicture cells={print.cells} label={t('secret.pictureOf')} />
      <div className={styles.digitsLine}>
        <KeyDigits digits={print.digits} />
        <IconButton
          label={t('secret.copyDigits')}
          icon={<Copy aria-hidden="true" />}
          variant="quiet"
          onPress={() => void copy()}
        />
      </div>
      {foot && <p className={styles.foot}>{foot}</p>}
    </div>
  );
}
