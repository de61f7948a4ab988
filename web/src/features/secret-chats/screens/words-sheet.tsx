import { useWords } from '../../../platform/i18n/index.ts';
import { Button, Sheet } from '../../../ui/index.ts';
import { KeysDrawing } from './keys-drawing.tsx';
import styles from './words-sheet.module.css';

/** What the page of words takes. */
export interface WordsSheetProps {
  readonly onClose: () => void;
}

const words = [
  { id: 'public', name: 'secret.wordPublic', text: 'secret.wordPublicText' },
  { id: 'private', name: 'secret.wordPrivate', text: 'secret.wordPrivateText' },
  { id: 'secret', name: 'secret.wordSecret', text: 'secret.wordSecretText' },
] as const;

const questions = ['Why', 'Know', 'Limit'] as const;

/** Public, private and secret key, in words that anyone can follow. */
export function WordsSheet({ onClose }: WordsSheetProps) {
  const t = useWords();
  return (
    <Sheet
      isOpen
      isTall
      isText
      onClose={onClose}
      title={t('secret.wordsTitle')}
      closeLabel={t('secret.close')}
      footer={
        <Button variant="primary" size="lg" isWide onPress={onClose}>
          {t('secret.done')}
        </Button>
      }
    >
      <p className={styles.lead}>{t('secret.wordsLead')}</p>
      <KeysDrawing label={t('secret.wordsDrawing')} />
      <dl className={styles.words}>
        {words.map(({ id, name, text }) => (
          <div key={id} className={styles.word} data-key={id}>
            <dt>
              <span className={styles.dot} aria-hidden="true" />
              {t(name)}
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
      {questions.map((one) => (
        <section key={one} className={styles.more}>
          <h3>{t(`secret.words${one}Title`)}</h3>
          <p>{t(`secret.words${one}`)}</p>
        </section>
      ))}
    </Sheet>
  );
}
