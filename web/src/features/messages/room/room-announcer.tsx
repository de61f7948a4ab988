import { useWords } from '../../../platform/i18n/index.ts';
import { whySilencedNow } from '../../chats/index.ts';
import { useAuthor } from '../message/use-author.ts';
import { wordBody } from '../word-body.ts';
import type { Bubble, Row } from '../present-rows.ts';

interface RoomAnnouncerProps {
  rows: readonly Row[];
  fresh: ReadonlySet<string>;
}

/** Says what others have just written, to those who hear the page. */
export function RoomAnnouncer({ rows, fresh }: RoomAnnouncerProps) {
  const news = rows
    .slice(-12)
    .flatMap((row) => (row.kind === 'bubble' && fresh.has(row.id) && !row.bubble.mine ? [row.bubble] : []))
    .filter(({ chatId, author }) => !whySilencedNow(chatId, author));
  return (
    <div className="visually-hidden" aria-live="polite" aria-relevant="additions">
      {news.map((bubble) => (
        <Said key={bubble.key} bubble={bubble} />
      ))}
    </div>
  );
}

function Said({ bubble }: { readonly bubble: Bubble }) {
  const t = useWords();
  const { name } = useAuthor(bubble.author);
  return <p>{t('messages.newFrom', { name, text: wordBody(bubble.body, t).slice(0, 300) })}</p>;
}
