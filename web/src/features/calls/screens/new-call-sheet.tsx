import type { Friend } from '@maru/contract';
import { Phone, Video } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { tryVerb } from '../../../platform/verbs/index.ts';
import { EmptyState, IconButton, ListRow, SearchField, Sheet } from '../../../ui/index.ts';
import { openDirectChat } from '../../chats/index.ts';
import { displayName, useFriends } from '../../people/index.ts';
import { Face } from '../../people/ui.ts';
import type { CallKind } from '../call-view.ts';
import styles from './calls-screen.module.css';
import { callDirect } from './door-state.ts';

/** Whom to call: all my friends, and a search among them. */
export function NewCallSheet({ onClose }: { readonly onClose: () => void }) {
  const t = useWords();
  const [search, look] = useState('');
  const { friends } = useFriends(search);
  const call = (friend: Friend, kind: CallKind) => {
    onClose();
    void tryVerb(openDirectChat(friend.id).then(({ id }) => callDirect(id, kind)));
  };
  return (
    <Sheet isOpen isTall isFlush onClose={onClose} title={t('calls.new')} closeLabel={t('calls.close')}>
      <div className={styles.search}>
        <SearchField
          label={t('calls.searchFriends')}
          clearLabel={t('calls.clear')}
          value={search}
          onChange={look}
        />
      </div>
      <div className={styles.friends}>
        {friends.slice(0, 200).map((friend) => {
          const name = displayName(friend);
          return (
            <ListRow
              key={friend.id}
              leading={<Face person={friend} hasPresence />}
              title={name}
              subtitle={friend.status || undefined}
              action={
                <>
                  <IconButton
                    label={t('calls.call.voice', { name })}
                    icon={<Phone aria-hidden="true" />}
                    onPress={() => call(friend, 'voice')}
                  />
                  <IconButton
                    label={t('calls.call.video', { name })}
                    icon={<Video aria-hidden="true" />}
                    onPress={() => call(friend, 'video')}
                  />
                </>
              }
            />
          );
        })}
        {friends.length === 0 && (
          <EmptyState
            drawing={search ? 'search' : 'people'}
            title={t(search ? 'calls.noFriendFound' : 'calls.noFriends')}
            text={t(search ? 'calls.noFriendFoundText' : 'calls.noFriendsText')}
          />
        )}
      </div>
    </Sheet>
  );
}
