import type { ChatId, Member } from '@maru/contract';
import { useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { ConfirmDialog } from '../../../ui/index.ts';
import { loadMembers, removeMember } from '../../chats/index.ts';
import { attempt } from '../../chats/ui.ts';
import { useDisplayName } from '../../people/index.ts';

interface RemoveMemberDialogProps {
  readonly chatId: ChatId;
  readonly member: Member;
  readonly onClose: () => void;
}

/** Asks before somebody is taken out of a group, or a guest's visit is ended. */
export function RemoveMemberDialog({ chatId, member, onClose }: RemoveMemberDialogProps) {
  const t = useWords();
  const name = useDisplayName(member.id) || member.name;
  const [isBusy, setBusy] = useState(false);
  const remove = async () => {
    setBusy(true);
    await attempt(removeMember(chatId, member.id), t('drawer.removed', { name }));
    void loadMembers(chatId, { fresh: true }).catch(() => {});
    onClose();
  };
  return (
    <ConfirmDialog
      isOpen
      title={t(member.guest ? 'drawer.endVisitTitle' : 'drawer.removeTitle', { name })}
      confirmLabel={t(member.guest ? 'drawer.endVisit' : 'drawer.removeConfirm')}
      cancelLabel={t('drawer.cancel')}
      isDanger
      isBusy={isBusy}
      onConfirm={() => void remove()}
      onCancel={onClose}
    >
      {t(member.guest ? 'drawer.endVisitText' : 'drawer.removeText', { name })}
    </ConfirmDialog>
  );
}
