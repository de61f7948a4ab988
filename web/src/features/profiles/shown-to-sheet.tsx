import type { AccountId, Chat, ChatId, Profile } from '@maru/contract';
import { useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { Banner, Button, PickList, SearchField, Sheet, Tabs, toast } from '../../ui/index.ts';
import { useChatList, useQuietChats } from '../chats/index.ts';
import { ChatAvatar, useChatName } from '../chats/ui.ts';
import { displayName, useFriends } from '../people/index.ts';
import { Face } from '../people/ui.ts';
import { showProfileTo } from './change-profiles.ts';
import { useProfiles } from './hooks.ts';
import styles from './profiles.module.css';

/** What choosing who sees a profile takes. */
export interface ShownToSheetProps {
  readonly profile: Profile;
  readonly onClose: () => void;
}

/** Who sees a profile: friends and chats, to be picked; who sees another one now says so. */
export function ShownToSheet({ profile, onClose }: ShownToSheetProps) {
  const t = useWords();
  const [readers, setReaders] = useState<readonly AccountId[]>(profile.readers);
  const [chats, setChats] = useState<readonly ChatId[]>(profile.chats);
  const verb = useVerb();
  const save = async () => {
    await showProfileTo(profile, { readers, chats });
    if (readers.length + chats.length > 0) toast(t('profiles.chosen', { name: profile.name }));
    onClose();
  };
  return (
    <Sheet
      isOpen
      isTall
      isFlush
      onClose={onClose}
      title={t('profiles.shownTo')}
      closeLabel={t('profiles.close')}
      footer={
        <Button variant="primary" size="lg" isWide isBusy={verb.isBusy} onPress={() => void verb.run(save)}>
          {t('profiles.done')}
        </Button>
      }
    >
      {verb.error && <Banner tone="danger">{verb.error}</Banner>}
      <Tabs
        label={t('profiles.shownTo')}
        className={styles.tabs}
        items={[
          {
            id: 'friends',
            label: t('profiles.friends', { count: readers.length }),
            content: <Friends slot={profile.slot} picked={readers} onChange={setReaders} />,
          },
          {
            id: 'chats',
            label: t('profiles.chats', { count: chats.length }),
            content: <Chats slot={profile.slot} picked={chats} onChange={setChats} />,
          },
        ]}
      />
    </Sheet>
  );
}

const toggled = <Id,>(picked: readonly Id[], id: Id): Id[] =>
  picked.includes(id) ? picked.filter((one) => one !== id) : [...picked, id];

/** The names of my other profiles, by whom and where they are seen now. */
const useOthers = (slot: number) => {
  const others = (useProfiles() ?? []).filter((profile) => profile.slot !== slot);
  return (id: AccountId | ChatId): string | undefined =>
    others.find(({ readers, chats }) => readers.includes(id as AccountId) || chats.includes(id as ChatId))
      ?.name;
};

interface PickProps<Id> {
  readonly slot: number;
  readonly picked: readonly Id[];
  readonly onChange: (picked: readonly Id[]) => void;
}

function Friends({ slot, picked, onChange }: PickProps<AccountId>) {
  const t = useWords();
  const [search, setSearch] = useState('');
  const { friends } = useFriends(search);
  const otherOf = useOthers(slot);
  return (
    <Pick search={search} onSearch={setSearch} hint={t('profiles.friendWins')} isEmpty={friends.length === 0}>
      <PickList
        label={t('profiles.friends', { count: picked.length })}
        items={friends}
        picked={new Set(picked)}
        onToggle={({ id }) => onChange(toggled(picked, id))}
        show={(friend) => {
          const other = otherOf(friend.id);
          return {
            picture: <Face person={friend} size="sm" />,
            name: displayName(friend),
            note: other && t('profiles.otherNow', { name: other }),
          };
        }}
      />
    </Pick>
  );
}

function Chats({ slot, picked, onChange }: PickProps<ChatId>) {
  const t = useWords();
  const [search, setSearch] = useState('');
  const listed = useChatList('all', search);
  const quiet = useQuietChats();
  const all = search === '' ? [...listed, ...quiet] : listed;
  const chats = all.filter(({ kind }) => kind !== 'self');
  const otherOf = useOthers(slot);
  return (
    <Pick search={search} onSearch={setSearch} hint={t('profiles.chatWins')} isEmpty={chats.length === 0}>
      <PickList
        label={t('profiles.chats', { count: picked.length })}
        items={chats}
        picked={new Set(picked)}
        onToggle={({ id }) => onChange(toggled(picked, id))}
        show={(chat) => {
          const other = otherOf(chat.id);
          return {
            picture: <ChatAvatar chat={chat} size="sm" />,
            name: <ChatName chat={chat} />,
            note: other && t('profiles.otherNow', { name: other }),
          };
        }}
      />
    </Pick>
  );
}

function ChatName({ chat }: { readonly chat: Chat }) {
  return useChatName(chat);
}

interface FrameProps {
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly hint: string;
  readonly isEmpty: boolean;
  readonly children: React.ReactNode;
}

function Pick({ search, onSearch, hint, isEmpty, children }: FrameProps) {
  const t = useWords();
  return (
    <div className={styles.pick}>
      <p className={styles.hint}>{hint}</p>
      <div className={styles.search}>
        <SearchField
          label={t('profiles.search')}
          clearLabel={t('profiles.clear')}
          value={search}
          onChange={onSearch}
        />
      </div>
      {isEmpty ? <p className={styles.hint}>{t('profiles.noneFound')}</p> : children}
    </div>
  );
}
