import type { Ward } from '@maru/contract';
import { useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { callOverHttp } from '../../platform/session/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { Banner, Button, ConfirmDialog } from '../../ui/index.ts';
import { EntryHeading } from '../accounts/ui.ts';
import styles from './guardians.module.css';
import { WardFacts } from './ward-facts.tsx';

/** What a guardian sees who comes by the link of a mail again. */
export interface MailWardProps {
  readonly ward: Ward;
  readonly code: string;
  readonly onChange: (ward: Ward) => void;
  readonly onConsent: () => void;
}

/** The account of a child for a guardian without an account: how it stands, and taking the consent back. */
export function MailWard({ ward, code, onChange, onConsent }: MailWardProps) {
  const t = useWords();
  const [isAsking, setAsking] = useState(false);
  const verb = useVerb();
  const { name } = ward.child;
  const takeBack = () => {
    setAsking(false);
    void verb.run(async () =>
      onChange(await callOverHttp('guardians.answerByMail', { consents: false, code })),
    );
  };
  return (
    <div className={styles.form}>
      <EntryHeading title={t('guardians.statusTitle', { name })} />
      <WardFacts ward={ward} />
      {verb.error && <Banner tone="danger">{verb.error}</Banner>}
      {ward.state === 'consented' ? (
        <Button size="lg" isWide isBusy={verb.isBusy} onPress={() => setAsking(true)}>
          {t('guardians.takeBack')}
        </Button>
      ) : (
        <Button variant="primary" size="lg" isWide onPress={onConsent}>
          {t('guardians.giveAgain')}
        </Button>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        isDanger
        title={t('guardians.takeBackAsk')}
        confirmLabel={t('guardians.takeBack')}
        cancelLabel={t('guardians.keep')}
        onConfirm={takeBack}
        onCancel={() => setAsking(false)}
      >
        {t('guardians.takeBackText', { name })}
      </ConfirmDialog>
    </div>
  );
}
