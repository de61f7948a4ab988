import type { Chat, ChatNotify, ChatSound } from '@maru/contract';
import { BellRing, Music2 } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { MenuRow, RadioRows, Section, Sheet } from '../../ui/index.ts';
import { updateChatSettings } from '../chats/index.ts';
import { attempt } from '../chats/ui.ts';
import type { DrawerSectionProps } from '../invites/ui.ts';
import styles from './notifications.module.css';
import { playSound } from './sounds.ts';

const notifyWords: Record<ChatNotify, string> = {
  default: 'notifications.chatDefault',
  all: 'notifications.chatAll',
  mentions: 'notifications.chatMentions',
};
const sounds: readonly ChatSound[] = ['default', 'bell', 'wood', 'drop', 'none'];

/** In the drawer: what rings in this chat, and how. */
export function DrawerNotifications({ chat }: DrawerSectionProps) {
  const t = useWords();
  const [open, setOpen] = useState<'notify' | 'sound'>();
  const { notify, sound } = chat.settings;
  if (chat.kind === 'self') return null;
  return (
    <Section title={t('notifications.chat')}>
      <MenuRow
        label={t('notifications.chatNotify')}
        value={t(notifyWords[notify])}
        icon={<BellRing aria-hidden="true" />}
        hasChevron
        onPress={() => setOpen('notify')}
      />
      <MenuRow
        label={t('notifications.chatSound')}
        value={t(`notifications.sound.${sound}`)}
        icon={<Music2 aria-hidden="true" />}
        hasChevron
        onPress={() => setOpen('sound')}
      />
      {open && (
        <ChoiceSheet chat={chat} kind={open} chosen={{ notify, sound }} onClose={() => setOpen(undefined)} />
      )}
    </Section>
  );
}

interface ChoiceSheetProps {
  readonly chat: Chat;
  readonly kind: 'notify' | 'sound';
  readonly chosen: { notify: ChatNotify; sound: ChatSound };
  readonly onClose: () => void;
}

function ChoiceSheet({ chat, kind, chosen, onClose }: ChoiceSheetProps) {
  const t = useWords();
  const title = t(kind === 'notify' ? 'notifications.chatNotify' : 'notifications.chatSound');
  const levels: readonly ChatNotify[] = ['default', 'all', 'mentions'];
  return (
    <Sheet isOpen onClose={onClose} title={title} closeLabel={t('notifications.close')} isFlush>
      {kind === 'notify' ? (
        <RadioRows
          label={title}
          isLabelHidden
          value={chosen.notify}
          options={levels.map((value) => ({
            value,
            label: t(notifyWords[value]),
            ...(value === 'mentions' && { description: t('notifications.groupsMentionsText') }),
          }))}
          onChange={(notify) => void attempt(updateChatSettings(chat.id, { notify }))}
        />
      ) : (
        <>
          <p className={styles.sheetNote}>{t('notifications.chatSoundText')}</p>
          <RadioRows
            label={title}
            isLabelHidden
            value={chosen.sound}
            options={sounds.map((value) => ({ value, label: t(`notifications.sound.${value}`) }))}
            onChange={(sound) => {
              playSound(sound);
              void attempt(updateChatSettings(chat.id, { sound }));
            }}
          />
        </>
      )}
    </Sheet>
  );
}
