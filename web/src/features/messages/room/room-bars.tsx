import type { Chat } from '@maru/contract';
import { Ban, UserPlus, UserX } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { Banner, Button, toast } from '../../../ui/index.ts';
import { useMe } from '../../accounts/index.ts';
import { acceptStranger, useChatTitle } from '../../chats/index.ts';
import { addFriend, unblockPerson, useIsBlocked, useIsGone } from '../../people/index.ts';
import { BlockDialog, ReportSheet } from '../../people/ui.ts';
import { listRoomBars } from '../content/field-places.ts';
import { attempt } from './attempt.ts';
import styles from './room-bars.module.css';

/** Above the messages: what the features have to show, and who a stranger is or that they are blocked. */
export function RoomBars({ chat }: { readonly chat: Chat }) {
  return (
    <>
      <Bars chat={chat} isFloating={false} />
      <PersonBar chat={chat} />
      <Bars chat={chat} isFloating />
    </>
  );
}

function Bars({ chat, isFloating }: { readonly chat: Chat; readonly isFloating: boolean }) {
  return listRoomBars(chat)
    .filter((bar) => (bar.isFloating ?? false) === isFloating)
    .map(({ id, Bar }) => <Bar key={id} chat={chat} />);
}

function PersonBar({ chat }: { readonly chat: Chat }) {
  const other = chat.kind === 'direct' ? chat.faces[0] : undefined;
  const isBlocked = useIsBlocked(other?.id ?? null);
  const isGone = useIsGone(other?.id ?? null);
  if (!other) return null;
  if (isGone) return <GoneBar />;
  if (isBlocked) return <BlockedBar chat={chat} />;
  return chat.stranger ? <StrangerBar chat={chat} /> : null;
}

function StrangerBar({ chat }: { readonly chat: Chat }) {
  const t = useWords();
  const name = useChatTitle(chat);
  const isGuest = useMe()?.guest ?? true;
  const [asking, setAsking] = useState<'block' | 'report' | null>(null);
  const accountId = chat.faces[0]!.id;
  const handle = chat.faces[0]!.handle;
  const add = async () => {
    if (!(await attempt(addFriend({ accountId }).then(() => acceptStranger(chat.id))))) return;
    toast(t('messages.friendAdded', { name }));
  };
  return (
    <section className={styles.stranger} aria-label={t('messages.strangerTitle', { name })}>
      <p className={styles.title}>
        {t('messages.strangerTitle', { name })}
        {handle && <span className={styles.handle}>{`@${handle}`}</span>}
      </p>
      <p className={styles.text}>{t('messages.strangerText', { name })}</p>
      <div className={styles.buttons}>
        {!isGuest && (
          <Button
            size="sm"
            variant="primary"
            icon={<UserPlus aria-hidden="true" />}
            onPress={() => void add()}
          >
            {t('messages.addFriend')}
          </Button>
        )}
        <Button size="sm" onPress={() => void attempt(acceptStranger(chat.id))}>
          {t('messages.keep')}
        </Button>
        {!isGuest && (
          <Button size="sm" onPress={() => setAsking('block')}>
            {t('messages.block')}
          </Button>
        )}
        <Button size="sm" onPress={() => setAsking('report')}>
          {t('messages.report')}
        </Button>
      </div>
      {asking === 'block' && <BlockDialog person={chat.faces[0]!} onClose={() => setAsking(null)} />}
      {asking === 'report' && (
        <ReportSheet person={chat.faces[0]!} chatId={chat.id} onClose={() => setAsking(null)} />
      )}
    </section>
  );
}

function GoneBar() {
  const t = useWords();
  return (
    <Banner isBar tone="quiet" icon={<UserX aria-hidden="true" />}>
      {t('messages.goneBar')}
    </Banner>
  );
}

function BlockedBar({ chat }: { readonly chat: Chat }) {
  const t = useWords();
  const name = useChatTitle(chat);
  return (
    <Banner
      isBar
      tone="quiet"
      icon={<Ban aria-hidden="true" />}
      action={
        <Button size="sm" onPress={() => void attempt(unblockPerson(chat.faces[0]!.id))}>
          {t('messages.unblock')}
        </Button>
      }
    >
      {t('messages.blocked', { name })}
    </Banner>
  );
}
