import type { ChatId, Notice } from '@maru/contract';
import { useWords } from '../../platform/i18n/index.ts';
import { go, paths } from '../../platform/router/index.ts';
import { tryVerb } from '../../platform/verbs/index.ts';
import { Button, Sheet, SkeletonRows } from '../../ui/index.ts';
import { useMe } from '../accounts/index.ts';
import { useChat } from '../chats/index.ts';
import { LinkedText } from '../messages/ui.ts';
import { takeDownNotice } from './change-notice.ts';
import { writeNotice } from './maker-state.ts';
import { useNoticeWords } from './notice-words.tsx';
import styles from './notice.module.css';
import { useNotice } from './notices.ts';
import { maySet } from './may-set.ts';
import { useTop } from './tops.ts';

/** What the sheet of a notice takes. */
export interface NoticeSheetProps {
  readonly chatId: ChatId;
  readonly id: string;
  readonly onClose: () => void;
}

/** A notice with all its words, who set and changed it, and what may be done with it. */
export function NoticeSheet({ chatId, id, onClose }: NoticeSheetProps) {
  const t = useWords();
  const notice = useNotice(chatId, id);
  return (
    <Sheet isOpen onClose={onClose} title={t('notices.notice')} closeLabel={t('notices.close')}>
      {notice ? (
        <WholeNotice notice={notice} onClose={onClose} />
      ) : notice === null ? (
        <p>{t('notices.gone')}</p>
      ) : (
        <SkeletonRows label={t('notices.loading')} count={2} />
      )}
    </Sheet>
  );
}

function WholeNotice({ notice, onClose }: { readonly notice: Notice; readonly onClose: () => void }) {
  const t = useWords();
  const { chatId, text } = notice;
  const me = useMe();
  const chat = useChat(chatId);
  const top = useTop(chatId);
  const words = useNoticeWords(notice);
  const may = chat && maySet(chat, { guest: me?.guest ?? true, hostsOnly: top?.hostsOnly });
  const stands = top?.id === notice.id && !notice.downAt;
  const then = (next: () => void) => () => {
    onClose();
    next();
  };
  return (
    <>
      <p className={styles.whole} dir="auto">
        <LinkedText text={text} />
      </p>
      {words.map((line) => (
        <p key={line} className={styles.note}>
          {line}
        </p>
      ))}
      <div className={styles.buttons}>
        <Button onPress={then(() => go(paths.chat(chatId, notice.fromSeq ?? notice.seq)))}>
          {t('notices.toMessage')}
        </Button>
        {may && stands && (
          <>
            <Button onPress={then(() => writeNotice({ chatId, text, edited: notice }))}>
              {t('notices.edit')}
            </Button>
            <Button variant="soft" onPress={() => void tryVerb(takeDownNotice(notice))}>
              {t('notices.takeDown')}
            </Button>
          </>
        )}
        {may && !stands && (
          <Button variant="soft" onPress={then(() => writeNotice({ chatId, text }))}>
            {t('notices.again')}
          </Button>
        )}
      </div>
    </>
  );
}
