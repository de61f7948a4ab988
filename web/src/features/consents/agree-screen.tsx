import type { Agreement } from '@maru/contract';
import { useState } from 'react';
import { useLanguage, useMoments, useWords } from '../../platform/i18n/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { Banner, Button, Sheet } from '../../ui/index.ts';
import { EntryFrame, EntryHeading } from '../accounts/ui.ts';
import { answerConsent } from './answer-consent.ts';
import styles from './consents.module.css';
import { useBlocking } from './hooks.ts';
import { LeaveScreen } from './leave-screen.tsx';
import { wordsOf } from './rules.ts';
import { TextBody } from './text-view.tsx';

/** What counts from now on and was not agreed to yet: agree and go on, or leave with everything that is mine. */
export function AgreeScreen() {
  const t = useWords();
  const owed = useBlocking();
  const verb = useVerb();
  const [isLeaving, setLeaving] = useState(false);
  const agree = () =>
    void verb.run(async () => {
      for (const { text } of owed) await answerConsent(text, 'given');
    });
  if (isLeaving) return <LeaveScreen onBack={() => setLeaving(false)} />;
  const isFirst = owed.every(({ text }) => text.version === 1);
  return (
    <EntryFrame isEmpty>
      <div className={styles.gate}>
        <EntryHeading
          title={isFirst ? t('consents.firstTitle') : t('consents.newTitle', { count: owed.length })}
          text={t('consents.newText')}
        />
        {owed.map((one) => (
          <Owed key={one.subject} owed={one} />
        ))}
        {verb.error && <Banner tone="danger">{verb.error}</Banner>}
        <div className={styles.buttons}>
          <Button variant="primary" size="lg" isWide isBusy={verb.isBusy} onPress={agree}>
            {t('consents.agreeGo')}
          </Button>
          <Button variant="quiet" size="lg" isWide onPress={() => setLeaving(true)}>
            {t('consents.disagree')}
          </Button>
        </div>
      </div>
    </EntryFrame>
  );
}

function Owed({ owed: { text } }: { readonly owed: Agreement }) {
  const t = useWords();
  const language = useLanguage();
  const moments = useMoments();
  const [isOpen, setOpen] = useState(false);
  const { title } = wordsOf(text, language);
  const changes = text.changes[language];
  return (
    <section className={styles.gateText}>
      <div className={styles.gateHead}>
        <h2>{title}</h2>
        <button
          type="button"
          className={styles.read}
          aria-label={`${title}: ${t('consents.read')}`}
          onClick={() => setOpen(true)}
        >
          {t('consents.read')}
        </button>
      </div>
      <p className={styles.quiet}>
        {t('consents.versionFrom', { version: text.version, date: moments.fullDate(text.fromAt) })}
      </p>
      {changes && (
        <p className={styles.changes}>
          <b>{t('consents.changed')}</b>
          {changes}
        </p>
      )}
      {isOpen && (
        <Sheet
          isOpen
          isTall
          size="wide"
          title={title}
          closeLabel={t('consents.close')}
          onClose={() => setOpen(false)}
        >
          <TextBody text={text} />
        </Sheet>
      )}
    </section>
  );
}
