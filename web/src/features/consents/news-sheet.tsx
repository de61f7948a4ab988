import type { Agreement } from '@maru/contract';
import { useState } from 'react';
import { useLanguage, useMoments, useWords } from '../../platform/i18n/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { Banner, Button, Sheet } from '../../ui/index.ts';
import { answerConsent, putOff } from './answer-consent.ts';
import styles from './consents.module.css';
import { wordsOf } from './rules.ts';
import { TextBody } from './text-view.tsx';

const kindOf = ({ owes, required }: Agreement): 'soon' | 'hear' | 'again' =>
  owes === 'hear' ? 'hear' : required ? 'soon' : 'again';

const titles = { soon: 'consents.soonTitle', hear: 'consents.hearTitle', again: 'consents.again' } as const;
const texts = { soon: 'consents.soonText', hear: 'consents.hearText', again: 'consents.againText' } as const;

/** Tells of a version that is announced, that says the same in other words, or of which a consent is asked for again. */
export function NewsSheet({ news }: { readonly news: Agreement }) {
  const t = useWords();
  const language = useLanguage();
  const moments = useMoments();
  const verb = useVerb();
  const [isRead, setRead] = useState(false);
  const { text } = news;
  const kind = kindOf(news);
  const close = () => putOff(text);
  const answer = (what: 'given' | 'takenBack' | 'told') => void verb.run(() => answerConsent(text, what));
  const values = { title: wordsOf(text, language).title, date: moments.fullDate(text.fromAt) };
  const changes = text.changes[language];
  return (
    <Sheet
      isOpen
      onClose={close}
      title={t(titles[kind])}
      closeLabel={t('consents.close')}
      isTall={isRead}
      footer={
        <div className={styles.buttons}>
          <Button
            variant="primary"
            size="lg"
            isWide
            isBusy={verb.isBusy}
            onPress={() => answer(kind === 'hear' ? 'told' : 'given')}
          >
            {t(kind === 'hear' ? 'consents.fine' : 'consents.agree')}
          </Button>
          {kind === 'soon' && (
            <Button variant="quiet" size="lg" isWide onPress={close}>
              {t('consents.later')}
            </Button>
          )}
          {kind === 'again' && (
            <Button variant="quiet" size="lg" isWide onPress={() => answer('takenBack')}>
              {t('consents.decline')}
            </Button>
          )}
        </div>
      }
    >
      <div className={styles.ask}>
        <p>{t(texts[kind], values)}</p>
        {changes && (
          <p className={styles.changes}>
            <b>{t('consents.changed')}</b>
            {changes}
          </p>
        )}
        {isRead ? (
          <TextBody text={text} />
        ) : (
          <Button onPress={() => setRead(true)}>{t('consents.read')}</Button>
        )}
        {verb.error && <Banner tone="danger">{verb.error}</Banner>}
      </div>
    </Sheet>
  );
}
