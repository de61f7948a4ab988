import { ClipboardList } from 'lucide-react';
import { useStore } from 'zustand';
import { useMoments, useWords } from '../../platform/i18n/index.ts';
import { Badge, ListRow, Section, RowGlyph } from '../../ui/index.ts';
import { SeeAll, type DrawerSectionProps } from '../invites/ui.ts';
import { showBoard } from './board-ui.ts';
import { boardStore, usePosts } from './posts.ts';

/** How many the drawer shows before "see all". */
const shown = 3;

/** The board of a chat, in its drawer: how many posts are new, and the newest of them. */
export function DrawerBoard({ chat, onClose }: DrawerSectionProps) {
  const t = useWords();
  const moments = useMoments();
  const { list } = usePosts(chat.id);
  const unseen = useStore(boardStore, (state) => state.unseen[chat.id] ?? 0);
  const open = () => {
    onClose();
    showBoard({ at: 'board', chatId: chat.id });
  };
  return (
    <Section
      title={
        <>
          {t('board.board')}{' '}
          {unseen > 0 && <Badge count={unseen} label={t('board.unseen', { count: unseen })} />}
        </>
      }
      action={<SeeAll of={t('board.board')} onPress={open} />}
    >
      {list.length === 0 ? (
        <ListRow
          size="sm"
          leading={<RowGlyph Icon={ClipboardList} />}
          title={t('board.openBoard')}
          subtitle={t('board.empty')}
          onPress={open}
        />
      ) : (
        <ul>
          {list.slice(0, shown).map((post) => (
            <li key={post.id}>
              <ListRow
                size="sm"
                leading={<RowGlyph Icon={ClipboardList} />}
                title={post.title ?? post.text}
                subtitle={`${moments.short(post.at)} · ${t('board.commentCount', { count: post.comments })}`}
                onPress={() => {
                  onClose();
                  showBoard({ at: 'post', chatId: chat.id, id: post.id });
                }}
              />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
