import { useWords } from '../../../platform/i18n/index.ts';
import { tryVerb } from '../../../platform/verbs/index.ts';
import { Button, ListRow } from '../../../ui/index.ts';
import { useChat } from '../../chats/index.ts';
import { ChatAvatar, useChatName } from '../../chats/ui.ts';
import type { LiveCallView } from '../call-view.ts';
import { makeSmall, moveHere } from '../verbs.ts';
import { Clock } from './clock.tsx';
import { askToJoin } from './door-state.ts';

/** A call that goes on in one of my chats. */
export function LiveRow({ live }: { readonly live: LiveCallView }) {
  const t = useWords();
  const chat = useChat(live.chatId);
  const name = useChatName(chat);
  if (!chat) return null;
  const isHere = live.mine === 'here';
  const isElsewhere = live.mine !== null && !isHere;
  const press = () => {
    if (isHere) makeSmall(false);
    else if (isElsewhere) void tryVerb(moveHere(live.chatId, live.callId));
    else askToJoin(live.chatId, live.callId);
  };
  return (
    <ListRow
      leading={<ChatAvatar chat={chat} />}
      title={name}
      subtitle={
        <>
          {t('calls.inCallNow', { count: live.people.length })} · <Clock since={live.startedAt} />
        </>
      }
      action={
        <Button size="sm" variant="primary" onPress={press}>
          {t(isHere ? 'calls.toCall' : isElsewhere ? 'calls.moveHere' : 'calls.join')}
        </Button>
      }
    />
  );
}
