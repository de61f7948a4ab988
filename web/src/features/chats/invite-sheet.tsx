import { limits, type ChatId, type Friend } from '@maru/contract';
import { useMemo, useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { Button, Sheet, toast } from '../../ui/index.ts';
import { attempt } from './attempt.ts';
import { useMembers } from './hooks.ts';
import { inviteToChat, loadMembers } from './members.ts';
import { PickPeople } from './pick-people.tsx';
import { tellAsked } from './tell-asked.ts';

/** What inviting takes. */
export interface InviteSheetProps {
  readonly chatId: ChatId;
  readonly onClose: () => void;
}

/** Brings friends into a group, and says who is asked first. */
export function InviteSheet({ chatId, onClose }: InviteSheetProps) {
  const t = useWords();
  const { members } = useMembers(chatId);
  const present = useMemo(() => new Set(members.map(({ id }) => id)), [members]);
  const [picked, pick] = useState<readonly Friend[]>([]);
  const [isBusy, setBusy] = useState(false);
  const invite = async () => {
    setBusy(true);
    const ids = picked.map(({ id }) => id);
    const going = inviteToChat(chatId, ids).then(({ joined, asked }) => {
      tellAsked(picked, asked);
      if (joined.length > 0) toast(t('chats.joinedDone', { count: joined.length }));
      void loadMembers(chatId, { fresh: true }).catch(() => {});
    });
    if (await attempt(going)) onClose();
    setBusy(false);
  };
  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={t('chats.inviteTitle')}
      closeLabel={t('chats.close')}
      isTall
      isFlush
      footer={
        <Button
          variant="primary"
          isDisabled={picked.length === 0}
          isBusy={isBusy}
          onPress={() => void invite()}
        >
          {picked.length === 0
            ? t('chats.pickToStart')
            : `${t('chats.inviteConfirm')} · ${t('chats.pickedCount', { count: picked.length })}`}
        </Button>
      }
    >
      <PickPeople
        picked={picked}
        onChange={(next) => pick(next.slice(0, limits.invitedAtOnce))}
        present={present}
        hint={t('chats.inviteHint')}
      />
    </Sheet>
  );
}
