import { useId, useState, type FormEvent } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import type { LockRecord } from '../../platform/lock/index.ts';
import { Button, Sheet } from '../../ui/index.ts';
import styles from './lock.module.css';
import { PinField } from './pin-field.tsx';
import type { Answer } from './unlock.ts';
import { wordAnswer } from './word-answer.ts';

/** What a question for the PIN takes. */
export interface AskPinSheetProps {
  readonly isOpen: boolean;
  readonly title: string;
  readonly text: string;
  readonly kind: LockRecord['kind'];
  readonly onClose: () => void;
  readonly onPin: (secret: string) => Promise<Answer>;
}

/** Asks for the PIN before something that only its owner may do. */
export function AskPinSheet({ isOpen, title, text, kind, onClose, onPin }: AskPinSheetProps) {
  const t = useWords();
  const id = useId();
  const [secret, setSecret] = useState('');
  const [error, setError] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const close = () => {
    setSecret('');
    setError(undefined);
    onClose();
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (secret === '' || isBusy) return;
    setBusy(true);
    const answer = await onPin(secret)
      .catch(() => undefined)
      .finally(() => setBusy(false));
    setSecret('');
    if (answer?.is === 'right') return close();
    setError(answer ? wordAnswer(t, answer) : t('lock.failed'));
  };
  return (
    <Sheet
      isOpen={isOpen}
      onClose={close}
      title={title}
      closeLabel={t('lock.close')}
      footer={
        <Button type="submit" form={id} variant="primary" size="lg" isWide isBusy={isBusy}>
          {t('lock.go')}
        </Button>
      }
    >
      <form id={id} className={styles.fields} onSubmit={(event) => void send(event)} noValidate>
        <p>{text}</p>
        <PinField
          label={t('lock.current')}
          kind={kind}
          value={secret}
          onChange={setSecret}
          error={error}
          hasFocus
        />
      </form>
    </Sheet>
  );
}
