import { offers, type AccountId, type Chat, type ChatId } from '@maru/contract';
import { Bell, BellOff, LogOut, Pin, PinOff } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { go, paths } from '../../../platform/router/index.ts';
import { IconButton, SkeletonRows } from '../../../ui/index.ts';
import { useMe } from '../../accounts/index.ts';
import { muteChat, pinChat, useChat } from '../../chats/index.ts';
import { attempt, ChatQuestions, useIsMuted, type ChatQuestion } from '../../chats/ui.ts';
import { DrawerFrame } from './drawer-frame.tsx';
import { DrawerHead } from './drawer-head.tsx';
import { listDrawerSections } from './drawer-sections.ts';
import { DrawerSettings } from './drawer-settings.tsx';
import styles from './drawer.module.css';
import { LinkCard } from './link-card.tsx';
import { MemberRows } from './member-rows.tsx';

/** What the drawer takes; what is not given works by the app's addresses. */
export interface ChatDrawerProps {
  readonly chatId: ChatId;
  readonly onClose: () => void;
  readonly onOpenPerson?: ((id: AccountId) => void) | undefined;
  readonly onOpenChat?: ((id: ChatId) => void) | undefined;
  readonly onLeft?: ((id: ChatId) => void) | undefined;
}

const openPersonHere = (id: AccountId) => go(paths.friend(id));
const openHere = (id: ChatId) => go(paths.chat(id));
const leaveHere = () => go(paths.chats(), { replace: true });

/** Everything about a chat beside its messages: who is in it, its link, and what I decided for it. */
export function ChatDrawer(props: ChatDrawerProps) {
  const { chatId, onClose, onOpenChat = openHere, onLeft = leaveHere } = props;
  const { onOpenPerson = openPersonHere } = props;
  const t = useWords();
  const me = useMe();
  const chat = useChat(chatId);
  const [question, ask] = useState<ChatQuestion>();
  const onAsk = (kind: ChatQuestion['kind']) => ask({ kind, chatId });
  if (!chat) {
    return (
      <DrawerFrame onClose={onClose} footer={null}>
        {chat === undefined && <SkeletonRows label={t('drawer.label')} count={5} />}
      </DrawerFrame>
    );
  }
  return (
    <>
      <DrawerFrame onClose={onClose} footer={<DrawerFoot chat={chat} onAsk={onAsk} />}>
        <DrawerHead chat={chat} onOpenPerson={onOpenPerson} />
        {listDrawerSections(chat, 'beforeMembers').map(({ id, Section }) => (
          <Section key={id} chat={chat} onClose={onClose} />
        ))}
        {chat.kind !== 'self' && (
          <MemberRows chat={chat} onOpenPerson={onOpenPerson} onOpenChat={onOpenChat} />
        )}
        {chat.kind === 'group' && !me?.guest && offers(chat, 'inviteLinks') && (
          // Members learn anew when a host turns the link on or off; the host's own card knows already.
          <LinkCard key={chat.role === 'host' ? chatId : `${chatId} ${chat.linkOn}`} chat={chat} />
        )}
        {listDrawerSections(chat, 'afterMembers').map(({ id, Section }) => (
          <Section key={id} chat={chat} onClose={onClose} />
        ))}
        <DrawerSettings chat={chat} onAsk={onAsk} onClose={onClose} />
      </DrawerFrame>
      <ChatQuestions
        question={question}
        onClose={() => ask(undefined)}
        onLeft={(id) => {
          onClose();
          onLeft(id);
        }}
      />
    </>
  );
}

interface DrawerFootProps {
  readonly chat: Chat;
  readonly onAsk: (kind: ChatQuestion['kind']) => void;
}

function DrawerFoot({ chat, onAsk }: DrawerFootProps) {
  const t = useWords();
  const muted = useIsMuted(chat.settings);
  const pinned = chat.settings.pinnedAt !== null;
  return (
    <>
      {chat.kind === 'self' ? (
        <span />
      ) : (
        <button type="button" className={styles.leave} onClick={() => onAsk('leave')}>
          <LogOut aria-hidden="true" />
          {t(chat.kind === 'direct' ? 'drawer.clear' : 'drawer.leave')}
        </button>
      )}
      <span className={styles.marks}>
        <IconButton
          label={t(muted ? 'drawer.unmute' : 'drawer.mute')}
          icon={muted ? <BellOff aria-hidden="true" /> : <Bell aria-hidden="true" />}
          isPressed={muted}
          tooltipPlacement="top"
          onPress={() => (muted ? void attempt(muteChat(chat.id, null)) : onAsk('mute'))}
        />
        <IconButton
          label={t(pinned ? 'drawer.unpin' : 'drawer.pin')}
          icon={pinned ? <PinOff aria-hidden="true" /> : <Pin aria-hidden="true" />}
          isPressed={pinned}
          tooltipPlacement="top"
          onPress={() => void attempt(pinChat(chat.id, !pinned))}
        />
      </span>
    </>
  );
}
