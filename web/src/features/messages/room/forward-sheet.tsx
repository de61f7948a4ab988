import { limits, type Chat } from '@maru/contract';
import { useMemo, useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import {
  Avatar,
  Button,
  ConfirmDialog,
  EmptyState,
  PickList,
  SearchField,
  Sheet,
  toast,
} from '../../../ui/index.ts';
import { pictureUrl } from '../../../platform/pictures/index.ts';
import { useMe } from '../../accounts/index.ts';
import { openDirectChat, openOwnRoom, useChat, useChatList } from '../../chats/index.ts';
import { ChatAvatar, useChatName } from '../../chats/ui.ts';
import { displayName, matchesInitials, useFriends } from '../../people/index.ts';
import { Face } from '../../people/ui.ts';
import { attempt } from './attempt.ts';
import { carryOn } from './carry-on.ts';
import styles from './forward-sheet.module.css';
import { forwardTargets, openTargets, type ForwardTarget } from './forward-targets.ts';
import { useRoomHandle } from './room-ui.ts';

interface ForwardSheetProps {
  seqs: readonly number[];
  onClose: () => void;
}

/** Picks the chats that messages go on to. */
export function ForwardSheet({ seqs, onClose }: ForwardSheetProps) {
  const t = useWords();
  const { chatId, ui } = useRoomHandle();
  const [search, setSearch] = useState('');
  const [picked, setPicked] = useState<ReadonlyMap<string, ForwardTarget>>(new Map());
  const [isBusy, setBusy] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const isSecret = useChat(chatId)?.secret === true;
  const targets = useTargets(search);
  const ids = useMemo(() => new Set(picked.keys()), [picked]);
  const toggle = (target: ForwardTarget) => {
    const next = new Map(picked);
    if (!next.delete(target.id)) {
      if (picked.size >= limits.forward.chats) {
        toast(t('messages.forwardMost', { count: limits.forward.chats }));
        return;
      }
      next.set(target.id, target);
    }
    setPicked(next);
  };
  const send = async () => {
    setBusy(true);
    let left = 0;
    const done = await attempt(
      openTargets([...picked.values()], { openOwnRoom, openDirectChat }).then(async (to) => {
        left = await carryOn(chatId, seqs, to);
      }),
    );
    setBusy(false);
    setAsked(false);
    if (!done) return;
    if (left > 0) toast(t('messages.forwardLeft', { count: left }), { tone: 'danger' });
    else toast(t('messages.forwardDone', { count: picked.size }));
    ui.setState({ sheet: null, selected: null });
  };
  return (
    <Sheet
      isOpen
      isTall
      isFlush
      onClose={onClose}
      title={t('messages.forwardTo')}
      closeLabel={t('messages.close')}
      footer={
        <Button
          variant="primary"
          size="lg"
          isDisabled={picked.size === 0}
          isBusy={isBusy}
          onPress={() => (isSecret ? setAsked(true) : void send())}
        >
          {t('messages.forwardSend', { count: picked.size })}
        </Button>
      }
    >
      <div className={styles.pick}>
        <div className={styles.search}>
          <SearchField
            label={t('messages.searchChats')}
            clearLabel={t('messages.clear')}
            value={search}
            onChange={setSearch}
          />
        </div>
        {targets.length === 0 ? (
          <EmptyState drawing="search" title={t('messages.noChats')} />
        ) : (
          <PickList
            label={t('messages.forwardTo')}
            items={targets}
            picked={ids}
            onToggle={toggle}
            show={(target) => ({
              picture: <TargetPicture target={target} />,
              name: <TargetName target={target} />,
              marks:
                target.kind === 'chat' && target.chat.kind === 'group' ? target.chat.memberCount : undefined,
            })}
          />
        )}
      </div>
      <ConfirmDialog
        isOpen={isAsked}
        isBusy={isBusy}
        title={t('messages.copyOutAsk')}
        confirmLabel={t('messages.copyOut')}
        cancelLabel={t('messages.cancel')}
        onConfirm={() => void send()}
        onCancel={() => setAsked(false)}
      >
        {t(staysSecret([...picked.values()]) ? 'messages.copyToSecretText' : 'messages.copyOutText')}
      </ConfirmDialog>
    </Sheet>
  );
}

const staysSecret = (targets: readonly ForwardTarget[]): boolean =>
  targets.every((target) => target.kind === 'chat' && target.chat.secret);

/** Everything that answers the search, my own room among it whether it is there yet or not. */
function useTargets(search: string): ForwardTarget[] {
  const t = useWords();
  const isGuest = useMe()?.guest ?? true;
  const all = useChatList('all');
  const found = useChatList('all', search);
  const { friends } = useFriends(search);
  const ownAnswers = search === '' || matchesInitials(t('messages.ownRoom'), search);
  return useMemo(() => {
    const own = ownAnswers ? all.find((chat) => chat.kind === 'self') : undefined;
    const met = new Set(
      all.flatMap((chat) => (chat.kind === 'direct' ? chat.faces.map(({ id }) => id) : [])),
    );
    const chats = [...(own ? [own] : []), ...found.filter((chat) => chat.kind !== 'self')];
    const strangers = friends.filter((friend) => !met.has(friend.id));
    return forwardTargets(chats, isGuest ? [] : strangers, ownAnswers && !isGuest);
  }, [all, found, friends, ownAnswers, isGuest]);
}

function TargetPicture({ target }: { readonly target: ForwardTarget }) {
  const me = useMe();
  if (target.kind === 'chat') return <ChatAvatar chat={target.chat} size="sm" />;
  if (target.kind === 'friend') return <Face person={target.friend} size="sm" />;
  const picture = me?.photo ? pictureUrl(me.photo, 'small') : undefined;
  return <Avatar id={me?.id ?? ''} name={me?.name ?? ''} pictureUrl={picture} size="sm" />;
}

function TargetName({ target }: { readonly target: ForwardTarget }) {
  const t = useWords();
  if (target.kind === 'chat') return <ChatName chat={target.chat} />;
  return target.kind === 'own' ? t('messages.ownRoom') : displayName(target.friend);
}

function ChatName({ chat }: { readonly chat: Chat }) {
  return useChatName(chat);
}
