import type { AgreedVersion } from '@maru/contract';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { callOverHttp } from '../../platform/session/index.ts';
import { TickRow, useRead } from '../../ui/index.ts';
import type { SignUpPartProps } from '../accounts/ui.ts';
import styles from './consents.module.css';
import { AgreementSheet } from './late-agreement.ts';

const subjects = ['terms', 'privacy'] as const;
type Subject = (typeof subjects)[number];

const labels = {
  terms: { must: 'consents.mustTerms', read: 'consents.readTerms' },
  privacy: { must: 'consents.mustPrivacy', read: 'consents.readPrivacy' },
} as const;

/** The versions that count, asked for once the form is there; what was changed meanwhile the host says when it is sent. */
const askCounting = async (): Promise<readonly AgreedVersion[]> => {
  const { texts } = await callOverHttp('consents.required', {});
  return texts.map(({ subject, version }) => ({ subject, version }));
};
const none: readonly AgreedVersion[] = [];

/** What a new account agrees to: two ticks, and one for both. Neither is ticked before somebody does it. */
export function SignUpAgreement({ isStrict, onChange }: SignUpPartProps) {
  const t = useWords();
  const counting = useRead(askCounting, []) ?? none;
  const [ticked, setTicked] = useState<ReadonlySet<Subject>>(new Set());
  const [open, setOpen] = useState<Subject>();
  const tell = useRef(onChange);
  useEffect(() => {
    tell.current = onChange;
  });
  const isWhole = ticked.size === subjects.length;
  useEffect(() => {
    tell.current(isWhole && counting.length > 0 ? { agreed: [...counting] } : null);
  }, [isWhole, counting]);
  const tick = (subject: Subject, isTicked: boolean) =>
    setTicked((before) =>
      isTicked ? new Set([...before, subject]) : new Set([...before].filter((one) => one !== subject)),
    );
  const isMissing = isStrict && !isWhole;
  return (
    <fieldset className={styles.agreement} data-missing={isMissing || undefined}>
      <legend className="visually-hidden">{t('consents.legend')}</legend>
      <TickRow
        label={t('consents.all')}
        isStrong
        isTicked={isWhole}
        isPartly={ticked.size > 0}
        onChange={(all) => setTicked(new Set(all ? subjects : []))}
      />
      {subjects.map((subject) => (
        <div key={subject} className={styles.tick}>
          <TickRow
            label={t(labels[subject].must)}
            isTicked={ticked.has(subject)}
            isInvalid={isMissing && !ticked.has(subject)}
            onChange={(isTicked) => tick(subject, isTicked)}
          />
          <button
            type="button"
            className={styles.read}
            aria-label={t(labels[subject].read)}
            onClick={() => setOpen(subject)}
          >
            {t('consents.read')}
          </button>
        </div>
      ))}
      {isMissing && (
        <p className={styles.missing} role="alert">
          {t('consents.missing')}
        </p>
      )}
      {open && <AgreementSheet subject={open} onClose={() => setOpen(undefined)} />}
    </fieldset>
  );
}
