import type { Chat, InputOf } from '@maru/contract';
import { Copy, QrCode, RefreshCw, Share2 } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { paths } from '../../../platform/router/index.ts';
import { Button, ConfirmDialog, cx, QrImage, Section, Sheet, SwitchRow, toast } from '../../../ui/index.ts';
import { attempt, useChatName } from '../../chats/ui.ts';
import styles from './drawer.module.css';
import { useGroupLink } from '../hooks.ts';

type LinkChange = Omit<InputOf<'invites.set'>, 'chatId'>;

/** As long as a code is: it keeps the place of the link while that is asked for. */
const likelyCode = 'x'.repeat(20);

/** The link into a group: hosts turn it on and off, members hand it on while it is on. */
export function LinkCard({ chat }: { readonly chat: Chat }) {
  const t = useWords();
  const { link, isMissing, change } = useGroupLink(chat.id);
  const isHost = chat.role === 'host';
  // Until the link is here, all that will be shown stands in its place, to be looked at only.
  const isAsked = link === undefined;
  const { on, guests, code } = link ?? { on: chat.linkOn, guests: false, code: null };
  const isShown = on && (isAsked || code !== null);
  if (isMissing || (!isHost && !isShown)) return null;
  const set = (wanted: LinkChange) => attempt(change(wanted));
  return (
    <div className={styles.section}>
      <Section title={t('drawer.link')}>
        <div className={styles.card}>
          {isHost && (
            <SwitchRow
              label={t('drawer.linkOn')}
              description={t('drawer.linkOnHint')}
              isOn={on}
              isDisabled={isAsked}
              onChange={(wanted) => void set({ on: wanted, guests })}
            />
          )}
          {isHost && on && (
            <SwitchRow
              label={t('drawer.linkGuests')}
              description={t('drawer.linkGuestsHint')}
              isOn={guests}
              isDisabled={isAsked}
              onChange={(wanted) => void set({ on: true, guests: wanted })}
            />
          )}
          {isShown && <LinkItself chat={chat} guests={guests} code={code} onChange={set} />}
        </div>
      </Section>
    </div>
  );
}

interface LinkItselfProps {
  readonly chat: Chat;
  readonly guests: boolean;
  /** Null while it is asked for. */
  readonly code: string | null;
  readonly onChange: (change: LinkChange) => Promise<boolean>;
}

function LinkItself({ chat, guests, code, onChange }: LinkItselfProps) {
  const t = useWords();
  const name = useChatName(chat);
  const [isQr, showQr] = useState(false);
  const [isAsking, ask] = useState(false);
  const isAsked = code === null;
  const url = `${location.origin}${paths.groupLink(code ?? likelyCode)}`;
  const copy = () =>
    navigator.clipboard.writeText(url).then(
      () => toast(t('drawer.linkCopied')),
      () => toast(t('drawer.linkCopyFailed')),
    );
  const renew = async () => {
    ask(false);
    if (await onChange({ on: true, guests, renew: true })) toast(t('drawer.linkRenewed'));
  };
  return (
    <>
      <span className={cx(styles.link, isAsked && styles.linkAsked)} aria-hidden={isAsked}>
        {url}
      </span>
      <div className={styles.linkButtons}>
        <Button
          size="sm"
          variant="soft"
          icon={<Copy aria-hidden="true" />}
          isDisabled={isAsked}
          onPress={() => void copy()}
        >
          {t('drawer.linkCopy')}
        </Button>
        {'share' in navigator && (
          <Button
            size="sm"
            variant="quiet"
            icon={<Share2 aria-hidden="true" />}
            isDisabled={isAsked}
            onPress={() => void navigator.share({ title: name, url }).catch(() => {})}
          >
            {t('drawer.linkShare')}
          </Button>
        )}
        <Button
          size="sm"
          variant="quiet"
          icon={<QrCode aria-hidden="true" />}
          isDisabled={isAsked}
          onPress={() => showQr(true)}
        >
          {t('drawer.linkQr')}
        </Button>
        {chat.role === 'host' && (
          <Button
            size="sm"
            variant="quiet"
            icon={<RefreshCw aria-hidden="true" />}
            isDisabled={isAsked}
            onPress={() => ask(true)}
          >
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
