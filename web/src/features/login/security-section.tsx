import { AtSign, KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useMoments, useWords } from '../../platform/i18n/index.ts';
import { SettingSpot } from '../../platform/settings/index.ts';
import { MenuRow, Section, SkeletonRows } from '../../ui/index.ts';
import { useMe } from '../accounts/index.ts';
import { HandleSheet, PasswordSheet } from './credential-sheets.tsx';
import styles from './login.module.css';
import { PasskeysSection } from './passkeys-section.tsx';
import { SecondStepSection } from './second-step-section.tsx';
import { securityRows, securitySections } from './security-rows.ts';
import { useLogin } from './state.ts';

/** How I sign in, and what keeps others out. */
export function SecuritySection() {
  const t = useWords();
  const moments = useMoments();
  const me = useMe();
  const login = useLogin();
  const [open, setOpen] = useState<'password' | 'handle'>();
  if (!login || !me) return <SkeletonRows label={t('login.loading')} count={5} />;
  const close = () => setOpen(undefined);
  const { passwordChangedAt } = login;
  return (
    <div className={styles.page}>
      <Section title={t('login.sectionSignIn')}>
        <SettingSpot id="handle">
          <MenuRow
            label={t('login.handle')}
            icon={<AtSign aria-hidden="true" />}
            value={me.handle && `@${me.handle}`}
            hasChevron
            onPress={() => setOpen('handle')}
          />
        </SettingSpot>
        <SettingSpot id="password">
          <MenuRow
            label={t('login.password')}
            icon={<KeyRound aria-hidden="true" />}
            description={
              passwordChangedAt
                ? t('login.passwordChanged', { ago: moments.ago(passwordChangedAt) })
                : undefined
            }
            hasChevron
            onPress={() => setOpen('password')}
          />
        </SettingSpot>
        {securityRows().map(({ id, Row }) => (
          <SettingSpot key={id} id={id}>
            <Row />
          </SettingSpot>
        ))}
      </Section>
      <SettingSpot id="passkeys">
        <PasskeysSection login={login} />
      </SettingSpot>
      <SecondStepSection login={login} />
      {securitySections().map(({ id, Part }) => (
        <Part key={id} />
      ))}
      {open === 'password' && <PasswordSheet onClose={close} />}
      {open === 'handle' && <HandleSheet onClose={close} />}
    </div>
  );
}
