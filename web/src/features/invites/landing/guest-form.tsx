import { limits } from '@maru/contract';
import { useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { go, paths } from '../../../platform/router/index.ts';
import { useVerb } from '../../../platform/verbs/index.ts';
import { Banner, Button, TextField } from '../../../ui/index.ts';
import { EntryHeading, PolicyLinks } from '../../accounts/ui.ts';
import { joinAsGuest } from '../group-link.ts';
import styles from './landing.module.css';

/** Coming in with only a name. */
export function GuestForm({ code }: { readonly code: string }) {
  const t = useWords();
  const [name, setName] = useState('');
  const [isStrict, setStrict] = useState(false);
  const verb = useVerb();
  const enter = () => {
    setStrict(true);
    if (name.trim() === '') return;
    void verb.run(async () => {
      const chatId = await joinAsGuest(code, name.trim());
      go(paths.chat(chatId), { replace: true });
    });
  };
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        enter();
      }}
    >
      <EntryHeading title={t('invites.landGuestTitle')} text={t('invites.landGuestText')} />
      <TextField
        label={t('invites.landGuestName')}
        value={name}
        onChange={setName}
        error={isStrict && name.trim() === '' ? t('invites.landGuestMissing') : undefined}
        autoComplete="name"
        maxLength={limits.personName}
        isRequired
        autoFocus
      />
      {verb.error && <Banner tone="danger">{verb.error}</Banner>}
      <Button type="submit" variant="primary" size="lg" isWide isBusy={verb.isBusy}>
        {t('invites.landGuestEnter')}
      </Button>
      <p className={styles.quiet}>{t('invites.landGuestAgree')}</p>
      <PolicyLinks />
    </form>
  );
}
