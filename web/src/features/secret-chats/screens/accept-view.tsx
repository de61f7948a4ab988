import type { AccountId } from '@maru/contract';
import { ArrowRight } from 'lucide-react';
import { useWords } from '../../../platform/i18n/index.ts';
import { Button } from '../../../ui/index.ts';
import type { ChangedKey } from '../index.ts';
import { KeyDigits } from './key-digits.tsx';
import { KeyPicture } from './key-picture.tsx';
import styles from './keys.module.css';
import { useNameOf } from './person-face.tsx';

/** What accepting a changed key takes. */
export interface AcceptViewProps {
  readonly accountId: AccountId;
  readonly keys: ChangedKey;
  readonly acceptLabel: string;
  readonly onAccept: () => void;
  readonly onCancel: () => void;
}

/** The picture as it was and as it is now; nothing goes on before the new one is accepted. */
export function AcceptView({ accountId, keys, acceptLabel, onAccept, onCancel }: AcceptViewProps) {
  const t = useWords();
  const name = useNameOf(accountId);
  return (
    <div className={styles.page}>
      <p className={styles.centredWide}>{t('secret.acceptText', { name })}</p>
      <div className={styles.beforeAfter}>
        <figure>
          <KeyPicture cells={keys.before.cells} size="md" />
          <figcaption>{t('secret.acceptOld')}</figcaption>
        </figure>
        <ArrowRight aria-hidden="true" />
        <figure>
          <KeyPicture cells={keys.now.cells} label={t('secret.pictureOf')} size="md" />
          <figcaption>{t('secret.acceptNew')}</figcaption>
        </figure>
      </div>
      <div className={styles.print}>
        <KeyDigits digits={keys.now.digits} />
      </div>
      <div className={styles.buttons}>
        <Button size="lg" isWide variant="primary" onPress={onAccept}>
          {acceptLabel}
        </Button>
        <Button size="lg" isWide onPress={onCancel}>
          {t('secret.notNow')}
        </Button>
      </div>
    </div>
  );
}
