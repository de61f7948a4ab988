import { Megaphone } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { lazily, CardAction, CardFoot, CardHead } from '../../ui/index.ts';
import { LinkedText, type ContentViewProps } from '../messages/ui.ts';
import styles from './notice.module.css';
import { useNotice } from './notices.ts';
import { useTop } from './tops.ts';

const NoticeSheet = lazily(async () => (await import('./notice-sheet.tsx')).NoticeSheet, { isOver: true });

/** About how high a card is: its head, some lines, its foot. */
export const estimateCard = ({ rows = 1 }: { rows?: number | undefined }): number => 84 + rows * 21;

/** A notice as its card in the room. */
export function NoticeCard({ content, bubble }: ContentViewProps<'card'>) {
  const t = useWords();
  const notice = useNotice(bubble.chatId, content.id);
  const top = useTop(bubble.chatId);
  const [isOpen, open] = useState(false);
  const stands = notice && !notice.downAt && top?.id === notice.id;
  const state = stands || notice === undefined ? 'notices.stands' : 'notices.stood';
  return (
    <div className={styles.card}>
      <h2>
        <CardHead Icon={Megaphone} tone="gam" label={t(notice === null ? 'notices.gone' : state)} />
      </h2>
      {/* Until the notice is here, its first line keeps the place of all its lines. */}
      <p
        className={styles.text}
        dir="auto"
        style={notice ? undefined : { minHeight: `${(content.rows ?? 1) * 1.3125}rem` }}
      >
        {notice ? <LinkedText text={notice.text} /> : content.title}
      </p>
      <CardFoot>
        <CardAction label={t('notices.details')} isDisabled={!notice} onPress={() => open(true)} />
      </CardFoot>
      {isOpen && <NoticeSheet chatId={bubble.chatId} id={content.id} onClose={() => open(false)} />}
    </div>
  );
}
