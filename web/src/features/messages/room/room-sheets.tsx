import { useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { ConfirmDialog, Sheet, lazily } from '../../../ui/index.ts';
import { isSecret, useChat } from '../../chats/index.ts';
import { ReportSheet } from '../../people/ui.ts';
import { deleteMessage, hideMessages, reactToMessage } from '../change-message.ts';
import { EmojiPanel } from '../composer/lazy-emoji-panel.tsx';
import { secretRoomParts } from '../content/secret-room.ts';
import { MessageText } from '../message/message-text.tsx';
import { attempt } from './attempt.ts';
import styles from './room-sheets.module.css';
import { useRoomHandle, useRoomUi } from './room-ui.ts';
import { UnreadSheet } from './unread-sheet.tsx';

const ReactionsSheet = lazily(async () => (await import('./reactions-sheet.tsx')).ReactionsSheet, {
  isOver: true,
});
const ForwardSheet = lazily(async () => (await import('./forward-sheet.tsx')).ForwardSheet, { isOver: true });
const EditsSheet = lazily(async () => (await import('./edits-sheet.tsx')).EditsSheet, { isOver: true });

/** What stands over the room: one sheet or question at a time. */
export function RoomSheets() {
  const t = useWords();
  const { chatId, ui } = useRoomHandle();
  const sheet = useRoomUi((state) => state.sheet);
  const chat = useChat(chatId);
  const Secret = chat && isSecret(chat) ? secretRoomParts() : undefined;
  const close = () => ui.setState({ sheet: null });
  switch (sheet?.kind) {
    case undefined:
      return null;
    case 'forward':
      return <ForwardSheet seqs={sheet.seqs} onClose={close} />;
    case 'edits':
      return <EditsSheet {...sheet} onClose={close} />;
    case 'unread':
      return <UnreadSheet seq={sheet.seq} onClose={close} />;
    case 'reactions':
      return <ReactionsSheet seq={sheet.seq} onClose={close} />;
    case 'report':
      return Secret ? (
        <Secret.Report chatId={chatId} seq={sheet.seq} onClose={close} />
      ) : (
        <ReportSheet person={sheet.person} chatId={chatId} quote={sheet.text} onClose={close} />
      );
    case 'react':
      return (
        <Sheet isOpen isFlush onClose={close} title={t('messages.react')} closeLabel={t('messages.close')}>
          <EmojiPanel
            onPick={(emoji) => {
              close();
              void attempt(reactToMessage(chatId, sheet.seq, emoji));
            }}
          />
        </Sheet>
      );
    case 'whole': {
      const { text, mentions } = sheet.bubble.body;
      return (
        <Sheet
          isOpen
          size="wide"
          onClose={close}
          title={t('messages.wholeText')}
          closeLabel={t('messages.close')}
        >
          <div className={styles.whole}>
            <MessageText text={text} mentions={mentions} />
          </div>
        </Sheet>
      );
    }
    case 'deleteForAll':
      return (
        <DeleteDialog
          title={t('messages.deleteForAllAsk')}
          text={t('messages.deleteForAllText')}
          onDelete={() => deleteMessage(chatId, sheet.seq)}
        />
      );
    case 'deleteForMe':
      return (
        <DeleteDialog
          title={t('messages.deleteForMeAsk', { count: sheet.seqs.length })}
          text={t('messages.deleteForMeText')}
          onDelete={() => hideMessages(chatId, [...sheet.seqs])}
        />
      );
  }
}

interface DeleteDialogProps {
  title: string;
  text: string;
  onDelete: () => Promise<void>;
}

function DeleteDialog({ title, text, onDelete }: DeleteDialogProps) {
  const t = useWords();
  const { ui } = useRoomHandle();
  const [isBusy, setBusy] = useState(false);
  const confirm = async () => {
    setBusy(true);
    const done = await attempt(onDelete());
    setBusy(false);
    if (done) ui.setState({ sheet: null, selected: null });
  };
  return (
    <ConfirmDialog
      isOpen
      isDanger
      isBusy={isBusy}
      title={title}
      confirmLabel={t('messages.delete')}
      cancelLabel={t('messages.cancel')}
      onConfirm={() => void confirm()}
      onCancel={() => ui.setState({ sheet: null })}
    >
      {text}
    </ConfirmDialog>
  );
}
