import type { SecondStep, SignInWay } from '@maru/contract';
import { useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { Banner, Button, SwitchRow, toast } from '../../ui/index.ts';
import { EntryHeading } from './entry-frame.tsx';
import styles from './entry.module.css';
import { viewsOf } from './sign-in-ways.ts';

/** What the second step of a sign-in takes. */
export interface SecondStepProps {
  readonly step: SecondStep;
  readonly onBack: () => void;
}

/** The second step of a sign-in: the first way there is, and the others to choose. */
export function SecondStepForm({ step, onBack }: SecondStepProps) {
  const t = useWords();
  const views = viewsOf(step);
  const [chosen, setChosen] = useState<SignInWay>();
  const [trust, setTrust] = useState(false);
  const [ended, setEnded] = useState<SignInWay>();
  const view = views.find((one) => one.way === chosen) ?? views[0];
  const others = views.filter((one) => one !== view);
  const isEnded = view !== undefined && view.way === ended;
  const gone = () => {
    toast(t('accounts.stepGone'), { tone: 'danger' });
    onBack();
  };
  return (
    <div className={styles.form}>
      <EntryHeading title={t('accounts.stepTitle')} text={t('accounts.stepText')} />
      {step.frozen && <Banner tone="warning">{t('accounts.stepFrozen')}</Banner>}
      {view ? (
        <view.View
          key={view.way}
          ticket={step.ticket}
          trust={trust}
          onGone={gone}
          onEnded={() => setEnded(view.way)}
        />
      ) : (
        <Banner tone="danger">{t('accounts.stepNone')}</Banner>
      )}
      {view && !isEnded && (
        <div className={styles.flush}>
          <SwitchRow
            label={t('accounts.stepTrust')}
            description={t('accounts.stepTrustText')}
            isOn={trust}
            onChange={setTrust}
          />
        </div>
      )}
      {others.length > 0 && (
        <div className={styles.others} role="group" aria-label={t('accounts.stepOther')}>
          <p className={styles.othersTitle}>{t('accounts.stepOther')}</p>
          {others.map(({ way, label, Icon }) => (
            <Button
              key={way}
              size="lg"
              isWide
              icon={<Icon aria-hidden="true" />}
              onPress={() => setChosen(way)}
            >
              {t(label)}
            </Button>
          ))}
        </div>
      )}
      {!isEnded && (
        <Button variant="quiet" isWide onPress={onBack}>
          {t('accounts.stepBack')}
        </Button>
      )}
    </div>
  );
}
