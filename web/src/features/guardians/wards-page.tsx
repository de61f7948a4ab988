import type { Ward } from '@maru/contract';
import { useEffect, useState } from 'react';
import { useWords, wordError } from '../../platform/i18n/index.ts';
import { call } from '../../platform/session/index.ts';
import { tryVerb } from '../../platform/verbs/index.ts';
import { Banner, Button, ConfirmDialog, EmptyState, SkeletonRows } from '../../ui/index.ts';
import styles from './guardians.module.css';
import { WardFacts } from './ward-facts.tsx';

/** The children whose guardian I am: that their accounts are there, and the consent. */
export function WardsPage() {
  const t = useWords();
  const [wards, setWards] = useState<readonly Ward[]>();
  const [error, setError] = useState<unknown>();
  const [asking, setAsking] = useState<Ward>();
  useEffect(() => {
    let isShown = true;
    call('guardians.wards', {}).then(
      (answer) => isShown && setWards(answer.wards),
      (reason: unknown) => isShown && setError(reason),
    );
    return () => {
      isShown = false;
    };
  }, []);
  if (error) return <Banner tone="danger">{wordError(error)}</Banner>;
  if (!wards) return <SkeletonRows label={t('guardians.loading')} count={2} />;
  if (wards.length === 0)
    return <EmptyState drawing="people" title={t('guardians.nobody')} text={t('guardians.nobodyText')} />;
  const change = async (ward: Ward, consents: boolean): Promise<void> => {
    const changed = await call('guardians.change', { accountId: ward.child.id, consents });
    setWards((before) => before?.map((one) => (one.child.id === changed.child.id ? changed : one)));
  };
  const takeBack = () => {
    if (asking) void tryVerb(change(asking, false));
    setAsking(undefined);
  };
  return (
    <>
      <p className={styles.note}>{t('guardians.wardsNote')}</p>
      {wards.map((ward) => (
        <section key={ward.child.id} className={styles.ward} aria-label={ward.child.name}>
          <WardFacts ward={ward} />
          {ward.state === 'consented' ? (
            <Button onPress={() => setAsking(ward)}>{t('guardians.takeBack')}</Button>
          ) : (
            <Button variant="primary" onPress={() => void tryVerb(change(ward, true))}>
              {t('guardians.giveAgain')}
            </Button>
          )}
        </section>
      ))}
      <ConfirmDialog
        isOpen={asking !== undefined}
        isDanger
        title={t('guardians.takeBackAsk')}
        confirmLabel={t('guardians.takeBack')}
        cancelLabel={t('guardians.keep')}
        onConfirm={takeBack}
        onCancel={() => setAsking(undefined)}
      >
        {t('guardians.takeBackText', { name: asking?.child.name ?? '' })}
      </ConfirmDialog>
    </>
  );
}
