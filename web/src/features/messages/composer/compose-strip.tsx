import type { ChatId } from '@maru/contract';
import { CornerUpLeft, Pencil, X } from 'lucide-react';
import { useWords } from '../../../platform/i18n/index.ts';
import { IconButton } from '../../../ui/index.ts';
import { useMessage } from '../hooks.ts';
import { useAuthor } from '../message/use-author.ts';
import { myIdNow } from '../room/my-id.ts';
import type { Draft, SentLine } from '../state.ts';
import { wordBody } from '../word-body.ts';
import styles from './compose-strip.module.css';

interface ComposeStripProps {
  chatId: ChatId;
  draft: Draft;
  onEnd: () => void;
}

/** Above the field: the message that is answered or edited. */
export function ComposeStrip({ chatId, draft, onEnd }: ComposeStripProps) {
  const t = useWords();
  const isEdit = draft.editSeq !== null;
  const line = useMessage(chatId, draft.editSeq ?? draft.replyToSeq);
  return (
    <div className={styles.strip}>
      {isEdit ? <Pencil aria-hidden="true" /> : <CornerUpLeft aria-hidden="true" />}
      <div className={styles.words}>
        <div className={styles.title}>
          {isEdit ? t('messages.editing') : line ? <ReplyTitle line={line} /> : t('messages.reply')}
        </div>
        {line && <div className={styles.text}>{wordBody(line.body, t)}</div>}
      </div>
      <IconButton
        label={t(isEdit ? 'messages.endEdit' : 'messages.endReply')}
        icon={<X aria-hidden="true" />}
        variant="quiet"
        onPress={onEnd}
      />
    </div>
  );
}

function ReplyTitle({ line }: { readonly line: SentLine }) {
  const t = useWords();
  const { name } = useAuthor(line.author);
  return line.author === myIdNow() ? t('messages.replyToMe') : t('messages.replyTo', { name });
}
