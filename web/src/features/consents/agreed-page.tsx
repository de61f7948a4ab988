import { nameClient, type Agreement } from '@maru/contract';
import { useState } from 'react';
import { useStore } from 'zustand';
import { useLanguage, useMoments, useWords } from '../../platform/i18n/index.ts';
import { go, paths } from '../../platform/router/index.ts';
import { tryVerb } from '../../platform/verbs/index.ts';
import { ConfirmDialog, MenuRow, Section, Sheet, SkeletonRows, SwitchRow, toast } from '../../ui/index.ts';
import { answerConsent } from './answer-consent.ts';
import styles from './consents.module.css';
import { useAgreements } from './hooks.ts';
import { wordsOf } from './rules.ts';
import { consentsStore } from './state.ts';
import { TextBody } from './text-view.tsx';
import { requestConsent } from './with-consent.ts';

/** What I agreed to, when, which text; and the switches that take it back. */
export function AgreedPage() {
  const t = useWords();
  const agreements = useAgreements();
  if (!agreements) return <SkeletonRows label={t('consents.loading')} count={5} />;
  const optional = agreements.filter((one) => !one.required);
  return (
    <>
      <Section title={t('consents.required')}>
        <p className={styles.note}>{t('consents.requiredText')}</p>
        {agreements
          .filter((one) => one.required)
          .map((one) => (
            <RequiredRow key={one.subject} one={one} />
          ))}
      </Section>
      <Section title={t('consents.optional')}>
        <p className={styles.note}>
          {t(optional.length > 0 ? 'consents.optionalText' : 'consents.nothingOptional')}
        </p>
        {optional.map((one) => (
          <OptionalRow key={one.subject} one={one} />
        ))}
      </Section>
      <Section title={t('consents.record')}>
        <p className={styles.note}>{t('consents.recordText')}</p>
        <Records agreements={agreements} />
      </Section>
    </>
  );
}

const useStanding = ({ given }: Agreement): string => {
  const t = useWords();
  const moments = useMoments();
  return given
    ? t('consents.agreedOn', { date: moments.fullDate(given.at), version: given.version })
    : t('consents.notAgreed');
};

function RequiredRow({ one }: { readonly one: Agreement }) {
  const language = useLanguage();
  const standing = useStanding(one);
  return (
    <MenuRow
      label={wordsOf(one.text, language).title}
      description={standing}
      hasChevron
      onPress={() =>
        go(paths.policy(one.subject === 'terms' ? 'terms' : 'privacy', one.given?.version ?? undefined))
      }
    />
  );
}

function OptionalRow({ one }: { readonly one: Agreement }) {
  const t = useWords();
  const language = useLanguage();
  const standing = useStanding(one);
  const [isAsking, setAsking] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const { title } = wordsOf(one.text, language);
  const takeBack = async () => {
    setAsking(false);
    if (await tryVerb(answerConsent(one.text, 'takenBack'))) toast(t('consents.tookBack'));
  };
  return (
    <div className={styles.choice}>
      <SwitchRow
        label={title}
        description={standing}
        isOn={one.counts}
        onChange={(isOn) => (isOn ? void requestConsent(one.subject) : setAsking(true))}
      />
      <button
        type="button"
        className={styles.read}
        aria-label={`${title}: ${t('consents.read')}`}
        onClick={() => setOpen(true)}
      >
        {t('consents.read')}
      </button>
      {isOpen && (
        <Sheet isOpen title={title} closeLabel={t('consents.close')} onClose={() => setOpen(false)}>
          <TextBody text={one.text} />
        </Sheet>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        title={t('consents.backTitle')}
        confirmLabel={t('consents.takeBack')}
        cancelLabel={t('consents.keep')}
        onConfirm={() => void takeBack()}
        onCancel={() => setAsking(false)}
      >
        {t('consents.backText', { title })}
      </ConfirmDialog>
    </div>
  );
}

function Records({ agreements }: { readonly agreements: readonly Agreement[] }) {
  const t = useWords();
  const language = useLanguage();
  const moments = useMoments();
  const records = useStore(consentsStore, (state) => state.records);
  const titleOf = (subject: string) => {
    const known = agreements.find((one) => one.subject === subject);
    return known ? wordsOf(known.text, language).title : subject;
  };
  if (records.length === 0) return <p className={styles.note}>{t('consents.noRecord')}</p>;
  return (
    <ol className={styles.records}>
      {records.map((one) => (
        <li key={`${one.subject} ${one.version} ${one.at} ${one.what}`}>
          {t(`consents.did.${one.what}`, { title: titleOf(one.subject) })}
          <small>
            {[moments.full(one.at), t('consents.version', { version: one.version }), nameClient(one.client)]
              .filter(Boolean)
              .join(' · ')}
          </small>
        </li>
      ))}
    </ol>
  );
}
