import type { Chat, Notice } from '@maru/contract';
import { Pencil, PanelTopClose, X } from 'lucide-react';
import { useWords } from '../../platform/i18n/index.ts';
import { tryVerb } from '../../platform/verbs/index.ts';
import { Button, NoticeBar, toast } from '../../ui/index.ts';
import { useMe } from '../accounts/index.ts';
import { LinkedText, type RoomPartProps } from '../messages/ui.ts';
import { putNoticeAway, takeDownNotice } from './change-notice.ts';
import { writeNotice } from './maker-state.ts';
import { useNoticeWords } from './notice-words.tsx';
import styles from './notice.module.css';
import { useNotice } from './notices.ts';
import { maySet } from './may-set.ts';
import { useTop } from './tops.ts';

/** The notice at the top of a room, unless it was taken down or I have put it away. */
export function NoticeTop({ chat }: RoomPartProps) {
  const top = useTop(chat.id);
  if (!top?.id || top.id === top.awayId) return null;
  return <OneNotice key={top.id} chat={chat} id={top.id} hostsOnly={top.hostsOnly} />;
}

interface OneNoticeProps {
  readonly chat: Chat;
  readonly id: string;
  readonly hostsOnly: boolean;
}

function OneNotice({ chat, id, hostsOnly }: OneNoticeProps) {
  const t = useWords();
  const notice = useNotice(chat.id, id);
  if (!notice || notice.downAt) return null;
  return (
    <section className={styles.place} aria-label={t('notices.notice')}>
      <NoticeBar
        toggleLabel={t('notices.unfold')}
        details={<TopDetails chat={chat} notice={notice} hostsOnly={hostsOnly} />}
      >
        <span dir="auto">
          <LinkedText text={notice.text} />
        </span>
      </NoticeBar>
    </section>
  );
}

interface TopDetailsProps {
  readonly chat: Chat;
  readonly notice: Notice;
  readonly hostsOnly: boolean;
}

function TopDetails({ chat, notice, hostsOnly }: TopDetailsProps) {
  const t = useWords();
  const guest = useMe()?.guest ?? true;
  const words = useNoticeWords(notice);
  const putAway = async () => {
    if (await tryVerb(putNoticeAway(notice))) toast(t('notices.awayDone'));
  };
  return (
    <>
      <p className={styles.note}>{words.at(-1)}</p>
      <div className={styles.topButtons}>
        <Button size="sm" icon={<PanelTopClose aria-hidden="true" />} onPress={() => void putAway()}>
          {t('notices.away')}
        </Button>
        {maySet(chat, { guest, hostsOnly }) && (
          <>
            <Button
              size="sm"
              icon={<Pencil aria-hidden="true" />}
              onPress={() => writeNotice({ chatId: chat.id, text: notice.text, edited: notice })}
            >
              {t('notices.edit')}
            </Button>
            <Button
              size="sm"
              icon={<X aria-hidden="true" />}
              onPress={() => void tryVerb(takeDownNotice(notice))}
            >
              {t('notices.takeDown')}
            </Button>
          </>
        )}
      </div>
    </>
  );
}
