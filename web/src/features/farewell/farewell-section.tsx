import type { OutputOf } from '@maru/contract';
import { Archive, Clock3, MessageCircle, UserX, Zap } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useMoments, useWords } from '../../platform/i18n/index.ts';
import { go, paths } from '../../platform/router/index.ts';
import { call } from '../../platform/session/index.ts';
import { tryVerb, useVerb } from '../../platform/verbs/index.ts';
import { Banner, Button, ConfirmDialog, SkeletonRows } from '../../ui/index.ts';
import { isProofDeclined } from '../proof/index.ts';
import styles from './farewell.module.css';
import { leaveForGood } from './leave.ts';

const dayMs = 86_400_000;

type Look = OutputOf<'farewell.look'>;

/** What deleting the account means, said before it is asked for; and the way to do it. */
export function FarewellSection() {
  const t = useWords();
  const [look, setLook] = useState<Look>();
  useEffect(() => void tryVerb(call('farewell.look', {}).then(setLook)), []);
  if (!look) return <SkeletonRows label={t('farewell.loading')} count={6} />;
  return (
    <div className={styles.page}>
      <p className={styles.intro}>{t('farewell.intro')}</p>
      <Consequences look={look} />
      <section className={styles.take}>
        <p>{t('farewell.takeText')}</p>
        <Button icon={<Archive aria-hidden="true" />} onPress={() => go(paths.settings('my-data'))}>
          {t('farewell.take')}
        </Button>
      </section>
      {look.lastOperator && <Banner tone="warning">{t('farewell.lastOperator')}</Banner>}
      <DeleteButton look={look} />
    </div>
  );
}

function Consequences({ look: { days, groups } }: { readonly look: Look }) {
  const t = useWords();
  return (
    <>
      <Part Icon={Zap} title={t('farewell.now')}>
        <li>{t('farewell.nowSignedOut')}</li>
        <li>{t('farewell.nowUnseen')}</li>
        {groups === 1 && <li>{t('farewell.nowGroup')}</li>}
        {groups > 1 && <li>{t('farewell.nowGroups', { count: groups })}</li>}
      </Part>
      <Part Icon={Clock3} title={t('farewell.later', { days })}>
        <li>{t('farewell.laterGone')}</li>
        <li>{t('farewell.laterGroups')}</li>
        <li>{t('farewell.back')}</li>
      </Part>
      <Part Icon={MessageCircle} title={t('farewell.stays')}>
        <li>{t('farewell.staysText')}</li>
      </Part>
    </>
  );
}

function Part(props: { readonly Icon: typeof Zap; readonly title: string; readonly children: ReactNode }) {
  const { Icon, title, children } = props;
  return (
    <section className={styles.part}>
      <h2>
        <Icon aria-hidden="true" />
        {title}
      </h2>
      <ul>{children}</ul>
    </section>
  );
}

/** Whoever closes the question for proof has said enough. */
const unlessDeclined = (error: unknown): void => {
  if (!isProofDeclined(error)) throw error;
};

function DeleteButton({ look }: { readonly look: Look }) {
  const t = useWords();
  const moments = useMoments();
  const verb = useVerb();
  // The last day to come back, as it stands when the question is asked.
  const [date, setDate] = useState<string>();
  const ask = () => setDate(moments.fullDate(new Date(Date.now() + look.days * dayMs).toISOString()));
  const close = () => setDate(undefined);
  const leave = async () => {
    close();
    await verb.run(() => leaveForGood().catch(unlessDeclined));
  };
  return (
    <div className={styles.end}>
      {verb.error && <Banner tone="danger">{verb.error}</Banner>}
      <Button
        variant="danger"
        size="lg"
        icon={<UserX aria-hidden="true" />}
        isDisabled={look.lastOperator}
        isBusy={verb.isBusy}
        onPress={ask}
      >
        {t('farewell.button')}
      </Button>
      <ConfirmDialog
        isOpen={date !== undefined}
        title={t('farewell.askTitle')}
        confirmLabel={t('farewell.askConfirm')}
        cancelLabel={t('farewell.cancel')}
        onConfirm={() => void leave()}
        onCancel={close}
        isDanger
      >
        {t('farewell.askText', { date: date ?? '' })}
      </ConfirmDialog>
    </div>
  );
}
