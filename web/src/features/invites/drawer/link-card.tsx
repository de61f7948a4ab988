import type { Chat, GroupLink, InputOf } from '@maru/contract';
import { Copy, QrCode, RefreshCw, Share2 } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { paths } from '../../../platform/router/index.ts';
import { Button, ConfirmDialog, QrImage, Section, Sheet, SwitchRow, toast } from '../../../ui/index.ts';
import { attempt, useChatName } from '../../chats/ui.ts';
import styles from './drawer.module.css';
import { useGroupLink } from '../hooks.ts';

type LinkChange = Omit<InputOf<'invites.set'>, 'chatId'>;

/** The link into a group: hosts turn it on and off, members hand it on while it is on. */
export function LinkCard({ chat }: { readonly chat: Chat }) {
  const t = useWords();
  const { link, change } = useGroupLink(chat.id);
  const isHost = chat.role === 'host';
  if (!link || (!isHost && !(link.on && link.code))) return null;
  const set = (wanted: LinkChange) => attempt(change(wanted));
  return (
    <div className={styles.section}>
      <Section title={t('drawer.link')}>
        <div className={styles.card}>
          {isHost && (
            <SwitchRow
              label={t('drawer.linkOn')}
              description={t('drawer.linkOnHint')}
              isOn={link.on}
              onChange={(on) => void set({ on, guests: link.guests })}
            />
          )}
          {isHost && link.on && (
            <SwitchRow
              label={t('drawer.linkGuests')}
              description={t('drawer.linkGuestsHint')}
              isOn={link.guests}
              onChange={(guests) => void set({ on: true, guests })}
            />
          )}
          {link.on && link.code && <LinkItself chat={chat} link={link} code={link.code} onChange={set} />}
        </div>
      </Section>
    </div>
  );
}

interface LinkItselfProps {
  readonly chat: Chat;
  readonly link: GroupLink;
  readonly code: string;
  readonly onChange: (change: LinkChange) => Promise<boolean>;
}

function LinkItself({ chat, link, code, onChange }: LinkItselfProps) {
  const t = useWords();
  const name = useChatName(chat);
  const [isQr, showQr] = useState(false);
  const [isAsking, ask] = useState(false);
  const url = `${location.origin}${paths.groupLink(code)}`;
  const copy = () =>
    navigator.clipboard.writeText(url).then(
      () => toast(t('drawer.linkCopied')),
      () => toast(t('drawer.linkCopyFailed')),
    );
  const renew = async () => {
    ask(false);
    if (await onChange({ on: true, guests: link.guests, renew: true })) toast(t('drawer.linkRenewed'));
  };
  return (
    <>
      <span className={styles.link}>{url}</span>
      <div className={styles.linkButtons}>
        <Button size="sm" variant="soft" icon={<Copy aria-hidden="true" />} onPress={() => void copy()}>
          {t('drawer.linkCopy')}
        </Button>
        {'share' in navigator && (
          <Button
            size="sm"
            variant="quiet"
            icon={<Share2 aria-hidden="true" />}
            onPress={() => void navigator.share({ title: name, url }).catch(() => {})}
          >
            {t('drawer.linkShare')}
          </Button>
        )}
        <Button size="sm" variant="quiet" icon={<QrCode aria-hidden="true" />} onPress={() => showQr(true)}>
          {t('drawer.linkQr')}
        </Button>
        {chat.role === 'host' && (
          <Button size="sm" variant="quiet" icon={<RefreshCw aria-hidden="true" />} onPress={() => ask(true)}>
            {t('drawer.linkRenew')}
          </Button>
        )}
      </div>
      <Sheet
        isOpen={isQr}
        onClose={() => showQr(false)}
        title={t('drawer.linkQrTitle')}
        closeLabel={t('drawer.close')}
      >
        <div className={styles.qr}>
          <QrImage text={url} label={t('drawer.linkQrLabel', { name })} />
          <strong>{name}</strong>
        </div>
      </Sheet>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('drawer.linkRenewTitle')}
        confirmLabel={t('drawer.linkRenew')}
        cancelLabel={t('drawer.cancel')}
        onConfirm={() => void renew()}
        onCancel={() => ask(false)}
      >
        {t('drawer.linkRenewText')}
      </ConfirmDialog>
    </>
  );
}
