import { useStore } from 'zustand';
import { useLanguage, useWords } from '../../platform/i18n/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { Banner, Button, Sheet, Spinner } from '../../ui/index.ts';
import { answerConsent } from './answer-consent.ts';
import styles from './consents.module.css';
import { useText } from './hooks.ts';
import { wordsOf } from './rules.ts';
import { consentsStore } from './state.ts';
import { TextBody } from './text-view.tsx';

/** Asks for one use of what is somebody's, with its text; nothing is chosen for them. */
export function ConsentSheet({ onClose }: { readonly onClose: () => void }) {
  const t = useWords();
  const language = useLanguage();
  const question = useStore(consentsStore, (state) => state.question);
  const answer = useText(question?.consent ?? '');
  const verb = useVerb();
  const text = answer?.text;
  const agree = () =>
    text &&
    void verb.run(async () => {
      await answerConsent(text, 'given');
      question?.answer(true);
    });
  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={text ? wordsOf(text, language).title : t('consents.askTitle')}
      closeLabel={t('consents.close')}
      footer={
        <div className={styles.buttons}>
          <Button
            variant="primary"
            size="lg"
            isWide
            isBusy={verb.isBusy}
            isDisabled={!text}
            onPress={() => agree()}
          >
            {t('consents.agreeGo')}
          </Button>
          <Button variant="quiet" size="lg" isWide onPress={onClose}>
            {t('consents.decline')}
          </Button>
        </div>
      }
    >
      <div className={styles.ask}>
        {text && <TextBody text={text} />}
        {answer === undefined && (
          <div className={styles.waiting}>
            <Spinner label={t('consents.loading')} size="lg" />
          </div>
        )}
        {answer === null && <Banner tone="danger">{t('consents.goneText')}</Banner>}
        <p className={styles.quiet}>{t('consents.askText')}</p>
        {verb.error && <Banner tone="danger">{verb.error}</Banner>}
      </div>
    </Sheet>
  );
}
