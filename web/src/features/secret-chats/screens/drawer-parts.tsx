import { KeyRound, LockKeyhole } from 'lucide-react';
import { useWords } from '../../../platform/i18n/index.ts';
import { MenuRow } from '../../../ui/index.ts';
import { useMe } from '../../accounts/index.ts';
import { isSecret } from '../../chats/index.ts';
import type { DrawerSectionProps } from '../../invites/ui.ts';
import { useKnownKey } from '../index.ts';
import { openSheet } from './open-sheet.ts';
import { TrustMark } from './trust-mark.tsx';

/** In the menu of a chat of two: the way to a secret one with the same person. */
export function DrawerStart({ chat, onClose }: DrawerSectionProps) {
  const t = useWords();
  const isGuest = useMe()?.guest ?? true;
  const other = chat.kind === 'direct' ? chat.faces[0] : undefined;
  if (isGuest || !other || other.guest || other.gone || isSecret(chat)) return null;
  return (
    <MenuRow
      label={t('secret.start')}
      description={t('secret.startText')}
      icon={<LockKeyhole aria-hidden="true" />}
      hasChevron
      onPress={() => {
        onClose();
        openSheet({ kind: 'start', personIds: [other.id] });
      }}
    />
  );
}

/** In the settings of a secret room: its public key. */
export function DrawerKeys({ chat }: DrawerSectionProps) {
  const t = useWords();
  const other = chat.kind === 'direct' ? chat.faces[0]?.id : undefined;
  const known = useKnownKey(other ?? ('' as never));
  if (!isSecret(chat)) return null;
  return (
    <MenuRow
      label={t('secret.keysRow')}
      description={t('secret.keysRowText')}
      icon={<KeyRound aria-hidden="true" />}
      // Not checked yet is how all begin: the line below says what to do.
      value={known && known.trust !== 'unchecked' ? <TrustMark trust={known.trust} /> : undefined}
      hasChevron
      onPress={() => openSheet({ kind: 'keys', chatId: chat.id })}
    />
  );
}
