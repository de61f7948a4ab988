import { limits, type HostInvitation } from '@maru/contract';
import { Link } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useMoments, useWords } from '../../platform/i18n/index.ts';
import { paths } from '../../platform/router/index.ts';
import { call } from '../../platform/session/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { Banner, Button, ListRow, Section, TextField, toast } from '../../ui/index.ts';
import styles from './settings.module.css';

type Shown = HostInvitation & { readonly isOver: boolean };

const linkOf = (code: string): string => `${location.origin}${paths.signUp()}#${code}`;

/** My invitations to this host, where new people need one: each link lets one person in. */
export function HostInvitations() {
  const t = useWords();
  const moments = useMoments();
  const verb = useVerb();
  const [invitations, setInvitations] = useState<readonly Shown[]>([]);
  const [link, setLink] = useState('');
  const load = async () => {
    const now = Date.now();
    const listed = await call('accounts.listHostInvitations', {});
    setInvitations(listed.invitations.map((one) => ({ ...one, isOver: Date.parse(one.endsAt) < now })));
  };
  useEffect(() => void load().catch(() => {}), []);
  const make = async () => {
    const { code } = await call('accounts.makeHostInvitation', {});
    setLink(linkOf(code));
    await navigator.clipboard?.writeText(linkOf(code)).then(
      () => toast(t('accounts.invitationCopied')),
      () => undefined,
    );
    await load();
  };
  const drop = async (id: string) => {
    await call('accounts.dropHostInvitation', { id });
    await load();
  };
  const stateOf = ({ used, endsAt, isOver }: Shown): string => {
    if (used) return t('accounts.invitationUsed');
    return isOver
      ? t('accounts.invitationOver')
      : t('accounts.invitationUntil', { day: moments.fullDate(endsAt) });
  };
  return (
    <Section title={t('accounts.invitations')}>
      <p className={styles.note}>{t('accounts.invitationsText', { days: limits.hostInvitations.days })}</p>
      <div className={styles.invite}>
        <Button icon={<Link aria-hidden="true" />} isBusy={verb.isBusy} onPress={() => void verb.run(make)}>
          {t('accounts.invitationMake')}
        </Button>
        {link && (
          <TextField
            label={t('accounts.invitationLink')}
            description={t('accounts.invitationOnce')}
            value={link}
            onChange={() => {}}
            isReadOnly
          />
        )}
        {verb.error && <Banner tone="danger">{verb.error}</Banner>}
      </div>
      {invitations.map((one) => (
        <ListRow
          key={one.id}
          size="sm"
          title={t('accounts.invitationOf', { moment: moments.full(one.madeAt) })}
          subtitle={stateOf(one)}
          action={
            !one.used &&
            !one.isOver && (
              <Button size="sm" onPress={() => void verb.run(() => drop(one.id))}>
                {t('accounts.invitationDrop')}
              </Button>
            )
          }
        />
      ))}
    </Section>
  );
}
