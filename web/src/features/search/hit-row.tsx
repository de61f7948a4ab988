import { fileUrl, type Hit } from '@maru/contract';
import { useState } from 'react';
import { useMoments } from '../../platform/i18n/index.ts';
import { go, paths } from '../../platform/router/index.ts';
import { ListRow } from '../../ui/index.ts';
import { useChat } from '../chats/index.ts';
import { ChatAvatar, useChatName } from '../chats/ui.ts';
import { PeopleIn, useDisplayName, usePerson } from '../people/index.ts';
import { Face } from '../people/ui.ts';
import { MarkedExcerpt } from './marked-excerpt.tsx';
import styles from './search.module.css';

/** What a hit in a list takes. */
export interface HitRowProps {
  readonly hit: Hit;
  /** Inside one chat, the author stands for it. */
  readonly isInChat?: boolean | undefined;
  readonly isSelected?: boolean | undefined;
  readonly onPress?: (() => void) | undefined;
}

/** The small picture of what was found; nothing where the file is gone. */
function Thumbnail({ hit: { chatId, hint } }: { readonly hit: Hit }) {
  const [isGone, setIsGone] = useState(false);
  if (!hint?.fileId || isGone) return null;
  return (
    <img
      className={styles.thumbnail}
      src={fileUrl({ chatId, id: hint.fileId }, hint.type === 'video' ? 'preview' : 'list')}
      alt=""
      loading="lazy"
      onError={() => setIsGone(true)}
    />
  );
}

/** A message that was found: where, who, when, and the words. */
export function HitRow(props: HitRowProps) {
  return (
    <PeopleIn value={props.hit.chatId}>
      <ShownHit {...props} />
    </PeopleIn>
  );
}

function ShownHit({ hit, isInChat, isSelected, onPress }: HitRowProps) {
  const { short } = useMoments();
  const chat = useChat(hit.chatId);
  const chatName = useChatName(chat);
  const person = usePerson(hit.author);
  const name = useDisplayName(hit.author);
  const to = paths.chat(hit.chatId, hit.seq);
  return (
    <ListRow
      {...(isInChat ? {} : { href: to })}
      className={styles.hit}
      isSelected={isSelected}
      onPress={() => {
        onPress?.();
        if (!isInChat) go(to);
      }}
      leading={
        isInChat ? person && <Face person={person} size="md" /> : chat && <ChatAvatar chat={chat} size="md" />
      }
      title={isInChat ? name : chatName || name}
      marks={isInChat || chatName === name ? undefined : <span className={styles.author}>{name}</span>}
      subtitle={<MarkedExcerpt hit={hit} />}
      meta={short(hit.at)}
      badge={<Thumbnail hit={hit} />}
    />
  );
}
