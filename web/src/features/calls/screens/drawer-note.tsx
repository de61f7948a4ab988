import { PhoneOff } from 'lucide-react';
import { useWords } from '../../../platform/i18n/index.ts';
import { go, paths } from '../../../platform/router/index.ts';
import { tryVerb } from '../../../platform/verbs/index.ts';
import { MenuRow } from '../../../ui/index.ts';
import { openDirectChat } from '../../chats/index.ts';
import type { DrawerSectionProps } from '../../invites/ui.ts';
import { whyNoCalls } from './offers-calls.ts';

/** In the menu of a secret room: why nobody can be called from here, and where they can. */
export function DrawerNote({ chat, onClose }: DrawerSectionProps) {
  const t = useWords();
  if (whyNoCalls(chat) !== 'secret') return null;
  const other = chat.kind === 'direct' ? chat.faces[0] : undefined;
  const toOpenChat = () => {
    if (!other) return;
    onClose();
    void tryVerb(openDirectChat(other.id).then(({ id }) => go(paths.chat(id))));
  };
  return (
    <MenuRow
      label={t('calls.notHere')}
      description={t(other ? 'calls.notHereText' : 'calls.notHereGroup')}
      icon={<PhoneOff aria-hidden="true" />}
      hasChevron={other !== undefined}
      isDisabled={other === undefined}
      onPress={toOpenChat}
    />
  );
}
