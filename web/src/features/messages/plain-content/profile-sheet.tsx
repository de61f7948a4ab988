import type { Friend } from '@maru/contract';
import { useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { Button, Sheet } from '../../../ui/index.ts';
import { PickPeople } from '../../chats/ui.ts';
import type { AttachmentSheetProps } from '../content/attachments.ts';
import { attempt } from '../room/attempt.ts';
import { sendMessage } from '../send-message.ts';

const mostAtOnce = 10;

/** Chooses friends whose profiles go into the room, one message for each. */
export function ProfileSheet({ chat, onClose }: AttachmentSheetProps) {
  const t = useWords();
  const [picked, pick] = useState<readonly Friend[]>([]);
  const send = async () => {
    for (const { id, name } of picked) {
      const content = { type: 'profile', accountId: id } as const;
      await sendMessage(chat.id, { text: '', content, shown: { ...content, name } });
    }
    onClose();
  };
  return (
    <Sheet
      isOpen
      isTall
      isFlush
      onClose={onClose}
      title={t('plain.profileTitle')}
      closeLabel={t('plain.close')}
      footer={
        <Button variant="primary" isDisabled={picked.length === 0} onPress={() => void attempt(send())}>
          {t('plain.sendCount', { count: picked.length })}
        </Button>
      }
    >
      <PickPeople
        picked={picked}
        onChange={(next) => pick(next.slice(0, mostAtOnce))}
        hint={t('plain.profileHint')}
      />
    </Sheet>
  );
}
