import { limits, nameClient, type LoginState, type Passkey } from '@maru/contract';
import { EllipsisVertical, Fingerprint, Pencil, Trash2 } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useMoments, useWords } from '../../platform/i18n/index.ts';
import { canUsePasskeys, PasskeyCalledOff } from '../../platform/passkeys/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import {
  ActionMenu,
  Banner,
  Button,
  ConfirmDialog,
  IconButton,
  ListRow,
  Section,
  Sheet,
  Tag,
  TextField,
  toast,
} from '../../ui/index.ts';
import { useHost } from '../accounts/index.ts';
import { isProofDeclined } from '../proof/index.ts';
import type { SheetOnPage } from './credential-sheets.tsx';
import styles from './login.module.css';
import { addPasskey, removePasskey, renamePasskey } from './verbs.ts';

/** My passkeys: several, named, made and taken away. */
export function PasskeysSection({ login }: { readonly login: LoginState }) {
  const t = useWords();
  const host = useHost();
  const verb = useVerb();
  const add = () =>
    verb.run(async () => {
      try {
        await addPasskey(nameClient(navigator.userAgent) || t('login.byPasskey'));
        toast(t('login.passkeyAdded'));
      } catch (error) {
        if (!(error instanceof PasskeyCalledOff) && !isProofDeclined(error)) throw error;
      }
    });
  return (
    <Section title={t('login.passkeys')}>
      <p className={styles.note}>{t('login.passkeysText')}</p>
      {login.passkeys.map((passkey) => (
        <PasskeyRow key={passkey.id} passkey={passkey} />
      ))}
      <div className={styles.action}>
        {canUsePasskeys(host?.passkeyHost) ? (
          <Button
            icon={<Fingerprint aria-hidden="true" />}
            variant="soft"
            isBusy={verb.isBusy}
            onPress={() => void add()}
          >
            {t('login.passkeyAdd')}
          </Button>
        ) : (
          host && <p className={styles.text}>{t('login.passkeyElsewhere', { host: host.passkeyHost })}</p>
        )}
        {verb.error && <Banner tone="danger">{verb.error}</Banner>}
      </div>
    </Section>
  );
}

function PasskeyRow({ passkey }: { readonly passkey: Passkey }) {
  const t = useWords();
  const moments = useMoments();
  const [open, setOpen] = useState<'rename' | 'remove'>();
  const verb = useVerb();
  const { id, name, createdAt, lastUsedAt, synced } = passkey;
  const close = () => setOpen(undefined);
  const remove = async () => {
    if (await verb.run(() => removePasskey(id))) close();
  };
  return (
    <>
      <ListRow
        leading={
          <span className={styles.glyph}>
            <Fingerprint aria-hidden="true" />
          </span>
        }
        title={name}
        marks={synced && <Tag>{t('login.passkeySynced')}</Tag>}
        subtitle={
          lastUsedAt
            ? t('login.passkeyUsed', { ago: moments.ago(lastUsedAt) })
            : t('login.passkeyUnused', { ago: moments.ago(createdAt) })
        }
        action={
          <ActionMenu
            label={t('login.passkeyMenu', { name })}
            trigger={
              <IconButton
                label={t('login.passkeyMenu', { name })}
                icon={<EllipsisVertical aria-hidden="true" />}
              />
            }
            sections={[
              {
                id: 'passkey',
                items: [
                  {
                    id: 'rename',
                    label: t('login.rename'),
                    icon: <Pencil aria-hidden="true" />,
                    onSelect: () => setOpen('rename'),
                  },
                  {
                    id: 'remove',
                    label: t('login.remove'),
                    icon: <Trash2 aria-hidden="true" />,
                    isDanger: true,
                    onSelect: () => setOpen('remove'),
                  },
                ],
              },
            ]}
          />
        }
      />
      {open === 'rename' && <RenameSheet passkey={passkey} onClose={close} />}
      <ConfirmDialog
        isOpen={open === 'remove'}
        title={t('login.passkeyRemoveAsk', { name })}
        confirmLabel={t('login.remove')}
        cancelLabel={t('login.cancel')}
        onConfirm={() => void remove()}
        onCancel={close}
        isBusy={verb.isBusy}
        isDanger
      >
        {verb.error || t('login.passkeyRemoveText')}
      </ConfirmDialog>
    </>
  );
}

function RenameSheet({ passkey, onClose }: SheetOnPage & { readonly passkey: Passkey }) {
  const t = useWords();
  const [name, setName] = useState(passkey.name);
  const verb = useVerb();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '' && (await verb.run(() => renamePasskey(passkey.id, name)))) onClose();
  };
  return (
    <Sheet isOpen onClose={onClose} title={t('login.renameTitle')} closeLabel={t('login.close')}>
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        <TextField
          label={t('login.name')}
          value={name}
          onChange={setName}
          maxLength={limits.passkeys.name}
          autoFocus
        />
        {verb.error && <Banner tone="danger">{verb.error}</Banner>}
        <Button type="submit" variant="primary" size="lg" isWide isBusy={verb.isBusy}>
          {t('login.save')}
        </Button>
      </form>
    </Sheet>
  );
}
