import type { DigestSettings } from '@maru/contract';
import { Mail } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useLanguage, useWords } from '../../platform/i18n/index.ts';
import { go, paths } from '../../platform/router/index.ts';
import { call } from '../../platform/session/index.ts';
import { SettingSpot } from '../../platform/settings/index.ts';
import { tryVerb } from '../../platform/verbs/index.ts';
import { MenuRow, RadioRows, Section, SwitchRow } from '../../ui/index.ts';
import { useHost } from '../accounts/index.ts';
import { ScopeTag } from '../accounts/ui.ts';
import { changeSettings } from './change-settings.ts';
import { useNotifications } from './hooks.ts';
import styles from './notifications.module.css';

/** My confirmed address; null where I have none, undefined while that is being asked. */
const useAddress = (): string | null | undefined => {
  const [address, setAddress] = useState<string | null>();
  useEffect(() => {
    const load = () =>
      void call('recovery.mail', {}).then(
        (mail) => setAddress(mail.address),
        () => undefined,
      );
    load();
    // The link that confirms an address is usually opened in another window.
    addEventListener('focus', load);
    return () => removeEventListener('focus', load);
  }, []);
  return address;
};

/** A mail about what was missed: whether, how often, and with whose names. Not there where the host sends no mails. */
export function DigestSection() {
  return useHost()?.mail ? <Digest /> : null;
}

function Digest() {
  const t = useWords();
  const language = useLanguage();
  const { digest } = useNotifications().settings;
  const address = useAddress();
  const change = (part: Partial<DigestSettings>) => {
    const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
    void tryVerb(changeSettings({ digest: { ...digest, zone, language, ...part } }));
  };
  return (
    <SettingSpot id="digest">
      <Section title={t('notifications.digest')} action={<ScopeTag scope="account" />}>
        <p className={styles.note}>{t('notifications.digestText')}</p>
        {address === null && (
          <MenuRow
            label={t('notifications.digestAddress')}
            description={t('notifications.digestAddressText')}
            icon={<Mail aria-hidden="true" />}
            hasChevron
            onPress={() => go(paths.settings('security', 'mail'))}
          />
        )}
        <RadioRows
          label={t('notifications.digest')}
          isLabelHidden
          isDisabled={!address}
          value={address === null ? 'never' : digest.every}
          options={[
            { value: 'never', label: t('notifications.digestNever') },
            { value: 'day', label: t('notifications.digestDay') },
            { value: 'week', label: t('notifications.digestWeek') },
          ]}
          onChange={(every) => change({ every })}
        />
        {address && digest.every !== 'never' && (
          <>
            <SwitchRow
              label={t('notifications.digestNames')}
              description={t('notifications.digestNamesText')}
              isOn={digest.names}
              onChange={(names) => change({ names })}
            />
            <p className={styles.note}>{t('notifications.digestTo', { address })}</p>
          </>
        )}
      </Section>
    </SettingSpot>
  );
}
