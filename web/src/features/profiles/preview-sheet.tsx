import type { InputOf, Person } from '@maru/contract';
import { UserRound } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { pictureUrl } from '../../platform/pictures/index.ts';
import { call } from '../../platform/session/index.ts';
import { Avatar, ListRow, RowGlyph, SearchField, Section, Sheet, Spinner } from '../../ui/index.ts';
import { useChatList } from '../chats/index.ts';
import { ChatAvatar, useChatName } from '../chats/ui.ts';
import { displayName, useFriends } from '../people/index.ts';
import { Face } from '../people/ui.ts';
import styles from './profiles.module.css';

type Eyes = InputOf<'profiles.preview'>;

interface Chosen {
  eyes: Eyes;
  title: string;
}

const shownAtOnce = 50;

/** How somebody, or a chat, sees me: what the host would tell them, asked for with their eyes. */
export function PreviewSheet({ onClose }: { readonly onClose: () => void }) {
  const t = useWords();
  const stranger = t('profiles.previewOf', { name: t('profiles.previewStranger') });
  const [chosen, setChosen] = useState<Chosen>({ eyes: {}, title: stranger });
  const [search, setSearch] = useState('');
  const { friends } = useFriends(search);
  const chats = useChatList('all', search).filter(({ kind }) => kind !== 'self');
  const isChosen = (key: keyof Eyes, id: string) => chosen.eyes[key] === id;
  return (
    <Sheet
      isOpen
      isTall
      isFlush
      onClose={onClose}
      title={t('profiles.preview')}
      closeLabel={t('profiles.close')}
    >
      <Card chosen={chosen} />
      <div className={styles.search}>
        <SearchField
          label={t('profiles.previewPick')}
          placeholder={t('profiles.previewPick')}
          clearLabel={t('profiles.clear')}
          value={search}
          onChange={setSearch}
        />
      </div>
      {search === '' && (
        <ListRow
          size="sm"
          leading={<RowGlyph Icon={UserRound} />}
          title={t('profiles.previewStrangers')}
          isSelected={!chosen.eyes.reader && !chosen.eyes.chatId}
          onPress={() => setChosen({ eyes: {}, title: stranger })}
        />
      )}
      {friends.length > 0 && (
        <Section title={t('profiles.friends', { count: friends.length })}>
          {friends.slice(0, shownAtOnce).map((friend) => (
            <ListRow
              key={friend.id}
              size="sm"
              leading={<Face person={friend} size="sm" />}
              title={displayName(friend)}
              isSelected={isChosen('reader', friend.id)}
              onPress={() =>
                setChosen({
                  eyes: { reader: friend.id },
                  title: t('profiles.previewOf', { name: displayName(friend) }),
                })
              }
            />
          ))}
        </Section>
      )}
      {chats.length > 0 && (
        <Section title={t('profiles.chats', { count: chats.length })}>
          {chats.slice(0, shownAtOnce).map((chat) => (
            <ChatChoice
              key={chat.id}
              chat={chat}
              isSelected={isChosen('chatId', chat.id)}
              onPress={(name) =>
                setChosen({ eyes: { chatId: chat.id }, title: t('profiles.previewIn', { name }) })
              }
            />
          ))}
        </Section>
      )}
    </Sheet>
  );
}

interface ChatChoiceProps {
  readonly chat: Parameters<typeof ChatAvatar>[0]['chat'] & Parameters<typeof useChatName>[0];
  readonly isSelected: boolean;
  readonly onPress: (name: string) => void;
}

function ChatChoice({ chat, isSelected, onPress }: ChatChoiceProps) {
  const name = useChatName(chat);
  return (
    <ListRow
      size="sm"
      leading={<ChatAvatar chat={chat} size="sm" />}
      title={name}
      isSelected={isSelected}
      onPress={() => onPress(name)}
    />
  );
}

function Card({ chosen: { eyes, title } }: { readonly chosen: Chosen }) {
  const t = useWords();
  const [person, setPerson] = useState<Person>();
  useEffect(() => {
    let shown = true;
    call('profiles.preview', eyes).then(
      (answer) => shown && setPerson(answer.person),
      () => {},
    );
    return () => {
      shown = false;
    };
  }, [eyes]);
  const cover = person?.cover ? pictureUrl(person.cover, 'large') : undefined;
  return (
    <section
      className={styles.card}
      aria-live="polite"
      aria-label={title}
      {...(cover ? { style: { backgroundImage: `url(${JSON.stringify(cover)})` } } : {})}
    >
      <div className={styles.cardBody}>
        {person ? (
          <>
            <Avatar
              id={person.id}
              name={person.name}
              size="xl"
              pictureUrl={person.photo ? pictureUrl(person.photo, 'small') : undefined}
            />
            <span className={styles.cardWords}>
              <span className={styles.cardTitle}>{title}</span>
              <strong className={styles.cardName}>{person.name}</strong>
              {person.status && <span className={styles.cardStatus}>{person.status}</span>}
            </span>
          </>
        ) : (
          <Spinner label={t('profiles.loading')} />
        )}
      </div>
    </section>
  );
}
