import { pictureUrl } from '../../../platform/pictures/index.ts';
import { useWords } from '../../../platform/i18n/index.ts';
import { Avatar, ListRow, Sheet, Spinner } from '../../../ui/index.ts';
import { faceName } from '../../chats/index.ts';
import { useReactions } from '../hooks.ts';
import styles from './room-sheets.module.css';
import { useRoomHandle } from './room-ui.ts';

/** Who reacted to a message, and how. */
export function ReactionsSheet({ seq, onClose }: { readonly seq: number; readonly onClose: () => void }) {
  const t = useWords();
  const { chatId } = useRoomHandle();
  const reactions = useReactions(chatId, seq);
  return (
    <Sheet isOpen isFlush onClose={onClose} title={t('messages.reactions')} closeLabel={t('messages.close')}>
      {reactions ? (
        <ul>
          {reactions.map(({ person, emoji }) => (
            <li key={person.id}>
              <ListRow
                size="sm"
                leading={
                  <Avatar
                    id={person.id}
                    name={faceName(person)}
                    size="sm"
                    pictureUrl={person.photo ? pictureUrl(person.photo, 'small') : undefined}
                  />
                }
                title={faceName(person)}
                badge={<span className={styles.emoji}>{emoji}</span>}
              />
            </li>
          ))}
        </ul>
      ) : (
        <div className={styles.wait}>
          <Spinner />
        </div>
      )}
    </Sheet>
  );
}
