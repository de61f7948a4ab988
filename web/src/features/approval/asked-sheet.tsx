import type { SignInRequest } from '@maru/contract';
import { useEffect, useState, type FormEvent } from 'react';
import { useMoments, useWords } from '../../platform/i18n/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { Banner, Button, DigitsField, Sheet, toast } from '../../ui/index.ts';
import styles from './approval.module.css';
import { OriginCard } from './origin-card.tsx';
import { loadApproval } from './state.ts';
import { approve, putOff, refuseSignIn } from './verbs.ts';

/** Asks whether a sign-in elsewhere is mine: the number that stands there is typed here. */
export function AskedSheet({ request }: { readonly request: SignInRequest }) {
  const t = useWords();
  const moments = useMoments();
  const [number, setNumber] = useState('');
  const yes = useVerb();
  const no = useVerb();
  const { id, letsInAt, endsAt } = request;
  useEffect(() => {
    // Whoever comes too late is not asked any more.
    const left = Math.min(Date.parse(endsAt) - Date.now() + 500, 2_147_000_000);
    const timer = setTimeout(() => void loadApproval().catch(() => {}), Math.max(0, left));
    return () => clearTimeout(timer);
  }, [endsAt]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (number.length < 2) return;
    if (await yes.run(() => approve(id, number))) toast(t('approval.approved'));
    else setNumber('');
  };
  return (
    <Sheet
      isOpen
      onClose={() => putOff(id)}
      title={t('approval.askedTitle')}
      closeLabel={t('approval.close')}
    >
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        <OriginCard origin={request} />
        {letsInAt && (
          <Banner tone="warning">{t('approval.letsInAt', { moment: moments.full(letsInAt) })}</Banner>
        )}
        <p className={styles.text}>{t('approval.askedText')}</p>
        <DigitsField label={t('approval.number')} value={number} length={2} onChange={setNumber} />
        {(yes.error || no.error) && <Banner tone="danger">{yes.error || no.error}</Banner>}
        <div className={styles.buttons}>
          <Button
            type="submit"
            variant="primary"
            size="lg"
            isWide
            isBusy={yes.isBusy}
            isDisabled={number.length < 2}
          >
            {t('approval.approve')}
          </Button>
          <Button
            variant="danger"
            size="lg"
            isWide
            isBusy={no.isBusy}
            onPress={() => void no.run(() => refuseSignIn(id))}
          >
            {t('approval.notMe')}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
