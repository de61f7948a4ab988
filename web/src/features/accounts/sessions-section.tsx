import type { Session } from '@maru/contract';
import { Laptop, LogOut, Smartphone } from 'lucide-react';
import { useState } from 'react';
import { useMoments, useWords } from '../../platform/i18n/index.ts';
import { SettingSpot } from '../../platform/settings/index.ts';
import { tryVerb, useVerb } from '../../platform/verbs/index.ts';
import {
  Button,
  ConfirmDialog,
  ListRow,
  MenuRow,
  Section,
  SkeletonRows,
  Tag,
  toast,
} from '../../ui/index.ts';
import { useMe, useSessions } from './hooks.ts';
import { nameClient } from './name-client.ts';
import { endSession } from './sessions.ts';
import styles from './settings.module.css';
import { signOut } from './sign-out.ts';

/** Where I am signed in, and signing out here and there. */
export function SessionsSection() {
  const t = useWords();
  const sessions = useSessions();
  const me = useMe();
  return (
    <>
      {!me?.guest && (
        <SettingSpot id="sessions">
          <Section title={t('accounts.sessions')}>
            <p className={styles.note}>{t('accounts.sessionsText')}</p>
            {sessions ? (
              sessions.map((session) => <SessionRow key={session.id} session={session} />)
            ) : (
              <SkeletonRows label={t('accounts.sessionsLoading')} count={2} />
            )}
          </Section>
        </SettingSpot>
      )}
      <SettingSpot id="sign-out">
        <SignOutRow />
      </SettingSpot>
    </>
  );
}

/** A row that asks, and then signs out here. */
export function SignOutRow() {
  const t = useWords();
  const me = useMe();
  const [isAsking, setAsking] = useState(false);
  const verb = useVerb();
  const leave = async () => {
    if (await verb.run(signOut)) setAsking(false);
  };
  return (
    <>
      <MenuRow
        label={t('accounts.signOut')}
        icon={<LogOut aria-hidden="true" />}
        isDanger
        onPress={() => setAsking(true)}
      />
      <ConfirmDialog
        isOpen={isAsking}
        title={t('accounts.signOutAsk')}
        confirmLabel={t('accounts.signOut')}
        cancelLabel={t('accounts.cancel')}
        onConfirm={() => void leave()}
        onCancel={() => setAsking(false)}
        isBusy={verb.isBusy}
        isDanger
      >
        {verb.error || t(me?.guest ? 'accounts.signOutGuest' : 'accounts.signOutText')}
      </ConfirmDialog>
    </>
  );
}

function SessionRow({ session }: { readonly session: Session }) {
  const t = useWords();
  const moments = useMoments();
  const [isBusy, setBusy] = useState(false);
  const client = nameClient(session.client) || t('accounts.sessionUnknown');
  const isPhone = /android|iphone|ipad/i.test(client);
  const end = async () => {
    setBusy(true);
    if (await tryVerb(endSession(session.id))) toast(t('accounts.sessionEnded'));
    setBusy(false);
  };
  return (
    <ListRow
      leading={<span className={styles.device}>{isPhone ? <Smartphone /> : <Laptop />}</span>}
      title={client}
      subtitle={t('accounts.sessionUsed', { ago: moments.ago(session.lastUsedAt) })}
      marks={session.current && <Tag>{t('accounts.sessionCurrent')}</Tag>}
      action={
        !session.current && (
          <Button
            size="sm"
            aria-label={t('accounts.sessionEndOf', { client })}
            isBusy={isBusy}
            onPress={() => void end()}
          >
            {t('accounts.sessionEnd')}
          </Button>
        )
      }
    />
  );
}
