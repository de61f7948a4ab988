import type { MessageBody, OutputOf } from '@maru/contract';
import { useState } from 'react';
import { useMoments, useWords } from '../../../platform/i18n/index.ts';
import { go, goBack, paths } from '../../../platform/router/index.ts';
import { pictureUrl } from '../../../platform/pictures/index.ts';
import { Avatar, EmptyState, ListRow, Page, SkeletonRows } from '../../../ui/index.ts';
import { faceName, useChat, useChatTitle } from '../../chats/index.ts';
import { listBookmarks } from '../change-message.ts';
import { useBookmarks } from '../hooks.ts';
import { wordBody } from '../word-body.ts';

type BookmarkItem = OutputOf<'messages.listBookmarks'>['bookmarks'][number];

const pageSize = 100;

/** What I kept, newest first; a press goes to where it was said. */
export function BookmarksScreen({ onBack }: { readonly onBack?: (() => void) | undefined }) {
  const t = useWords();
  const first = useBookmarks();
  const [more, setMore] = useState<BookmarkItem[]>([]);
  const [isBusy, setBusy] = useState(false);
  const all = [...(first ?? []), ...more];
  const isWhole = all.length % pageSize !== 0 || all.length === 0;
  const loadMore = async () => {
    const before = all.at(-1)?.at;
    if (isBusy || isWhole || !before) return;
    setBusy(true);
    const page = await listBookmarks({ before }).catch(() => []);
    setMore((known) => [...known, ...page]);
    setBusy(false);
  };
  return (
    <Page
      title={t('messages.bookmarks')}
      back={{ label: t('messages.back'), onPress: onBack ?? (() => goBack(paths.more())) }}
      isScrolling={false}
    >
      {first === undefined ? (
        <SkeletonRows count={6} label={t('messages.bookmarks')} />
      ) : all.length === 0 ? (
        <EmptyState drawing="calm" title={t('messages.noBookmarks')} text={t('messages.noBookmarksText')} />
      ) : (
        <ul
          style={{ height: '100%', overflowY: 'auto' }}
          onScroll={({ currentTarget: box }) => {
            if (box.scrollHeight - box.scrollTop - box.clientHeight < 400) void loadMore();
          }}
        >
          {all.map((one) => (
            <li key={`${one.chatId}/${one.message.seq}`}>
              <BookmarkRow bookmark={one} />
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}

function BookmarkRow({ bookmark }: { readonly bookmark: BookmarkItem }) {
  const t = useWords();
  const { short } = useMoments();
  const { author, chatId, message } = bookmark;
  const chat = useChat(chatId);
  const title = useChatTitle(chat);
  const chatName = title || (chat?.kind === 'self' ? t('messages.ownRoom') : '');
  const name = faceName(author);
  const to = paths.chat(chatId, message.seq);
  return (
    <ListRow
      href={to}
      onPress={() => go(to)}
      leading={
        <Avatar
          id={author.id}
          name={name}
          pictureUrl={author.photo ? pictureUrl(author.photo, 'small') : undefined}
        />
      }
      title={chatName && chatName !== name ? t('messages.bookmarkIn', { name, chat: chatName }) : name}
      subtitle={wordBody(message.body as MessageBody, t)}
      meta={short(message.at)}
    />
  );
}
