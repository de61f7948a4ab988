import type { AccountId, Chat } from '@maru/contract';
import { KeyRound } from 'lucide-react';
import { useWords } from '../../../platform/i18n/index.ts';
import { Banner, Button } from '../../../ui/index.ts';
import { useSecretRoom } from '../index.ts';
import { openSheet } from './open-sheet.ts';
import { useNameOf } from './person-face.tsx';

/** Said once, and calmly: whose keys are no longer those that this device knew. */
export function ChangedBar({ chat }: { readonly chat: Chat }) {
  const room = useSecretRoom(chat.id);
  // A room that has ended says it where one would write.
  if (!room || room.standing.kind === 'ended') return null;
  return room.changed.map((id) => <Changed key={id} chat={chat} accountId={id} />);
}

function Changed({ chat, accountId }: { readonly chat: Chat; readonly accountId: AccountId }) {
  const t = useWords();
  const name = useNameOf(accountId);
  return (
    <Banner
      isBar
      tone="warning"
      icon={<KeyRound aria-hidden="true" />}
      action={
        <Button size="sm" onPress={() => openSheet({ kind: 'accept', accountId, chatId: chat.id })}>
          {t('secret.seeNew')}
        </Button>
      }
    >
      {t('secret.keyChanged', { name })}
    </Banner>
  );
}
