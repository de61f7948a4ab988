import { offers, type Chat } from '@maru/contract';
import { useMoments, useWords } from '../../../platform/i18n/index.ts';
import { MenuRow, Section, SwitchRow } from '../../../ui/index.ts';
import { forever, lockChatInput, muteChat, pinChat } from '../../chats/index.ts';
import { attempt, turnQuiet, useIsMuted, type ChatQuestion } from '../../chats/ui.ts';
import { listDrawerSettings } from './drawer-sections.ts';
import styles from './drawer.module.css';
import { ReadsRow } from './reads-row.tsx';
import { VanishingRow } from './vanishing-row.tsx';

interface DrawerSettingsProps {
  readonly chat: Chat;
  readonly onAsk: (kind: ChatQuestion['kind']) => void;
  readonly onClose: () => void;
}

/** What I decide for this chat; nobody else sees it. */
export function DrawerSettings({ chat, onAsk, onClose }: DrawerSettingsProps) {
  const t = useWords();
  const moments = useMoments();
  const { pinnedAt, mutedUntil, quiet, inputLocked, ownName } = chat.settings;
  const muted = useIsMuted(chat.settings);
  const until =
    mutedUntil === forever
      ? t('drawer.mutedForever')
      : t('drawer.muted', { time: mutedUntil ? moments.full(mutedUntil) : '' });
  return (
    <div className={styles.section}>
      <Section title={t('drawer.settings')}>
        {listDrawerSettings().map(({ id, Row }) => (
          <Row key={id} chat={chat} onClose={onClose} />
        ))}
        <SwitchRow
          label={t('drawer.pin')}
          isOn={pinnedAt !== null}
          onChange={(on) => void attempt(pinChat(chat.id, on))}
        />
        <SwitchRow
          label={t('drawer.mute')}
          description={muted ? until : undefined}
          isOn={muted}
          onChange={(on) => (on ? onAsk('mute') : void attempt(muteChat(chat.id, null)))}
        />
        <SwitchRow
          label={t('drawer.quiet')}
          description={t('drawer.quietHint')}
          isOn={quiet}
          onChange={() => void turnQuiet(chat)}
        />
        <SwitchRow
          label={t('drawer.lock')}
          description={t('drawer.lockHint')}
          isOn={inputLocked}
          onChange={(on) => void attempt(lockChatInput(chat.id, on))}
        />
        {chat.kind !== 'self' && <ReadsRow chat={chat} />}
        <VanishingRow chat={chat} />
        {offers(chat, 'keptNames') && (
          <MenuRow
            label={t('drawer.name')}
            value={ownName ?? undefined}
            hasChevron
            onPress={() => onAsk('rename')}
          />
        )}
      </Section>
    </div>
  );
}
