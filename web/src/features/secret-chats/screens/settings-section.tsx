import type { Chat } from '@maru/contract';
import { CircleHelp, KeyRound, LockKeyhole, MonitorSmartphone } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useMoments, useWords } from '../../../platform/i18n/index.ts';
import { go, paths } from '../../../platform/router/index.ts';
import { SettingSpot } from '../../../platform/settings/index.ts';
import { tryVerb } from '../../../platform/verbs/index.ts';
import { Button, ListRow, MenuRow, RowGlyph, Section, SwitchRow } from '../../../ui/index.ts';
import { isSecret, useChatList } from '../../chats/index.ts';
import { ChatAvatar, useChatName } from '../../chats/ui.ts';
import { setTypingShown, useAskingDevices, useMyPrint, useTypingShown } from '../index.ts';
import { Afresh, DevicePart } from './device-part.tsx';
import { KeyPicture } from './key-picture.tsx';
import { MyKeySheet } from './my-key-sheet.tsx';
import { answerDevice, openSheet } from './open-sheet.ts';
import styles from './settings.module.css';
import { Unable } from './unable.tsx';
import { useAwake } from './use-awake.ts';

/** Secret chats of this device: its keys, its rooms, and what others see while I write. */
export function SecretSettings() {
  const t = useWords();
  const { kind } = useAwake();
  const isWaiting = kind === 'apart' || kind === 'waiting' || kind === 'refused';
  const [hasWaited, setWaited] = useState(isWaiting);
  if (isWaiting && !hasWaited) setWaited(true);
  if (kind === 'tooOld') return <Unable why="tooOld" />;
  return (
    <div className={styles.page}>
      <AskingRows />
      <SettingSpot id="secret-device">
        {isWaiting ? (
          <div className={styles.device}>
            <DevicePart level={2} />
          </div>
        ) : (
          <DeviceCard kind={kind} takesFocus={hasWaited} />
        )}
      </SettingSpot>
      <SettingSpot id="secret-typing">
        <TypingRow />
      </SettingSpot>
      <p className={styles.note}>{t('secret.linkCards')}</p>
      <Rooms />
      <div>
        <MenuRow
          label={t('secret.whatAreKeys')}
          icon={<CircleHelp aria-hidden="true" />}
          hasChevron
          onPress={() => openSheet({ kind: 'words' })}
        />
      </div>
      {kind === 'ready' && (
        <SettingSpot id="secret-afresh">
          <div className={styles.afresh}>
            <span>{t('secret.afreshText')}</span>
            <Afresh />
          </div>
        </SettingSpot>
      )}
    </div>
  );
}

function AskingRows() {
  const t = useWords();
  const moments = useMoments();
  const asking = useAskingDevices();
  if (asking.length === 0) return null;
  return (
    <Section title={t('secret.askingHere')} count={asking.length}>
      {asking.map(({ deviceId, name, at }) => (
        <ListRow
          key={deviceId}
          leading={<RowGlyph Icon={MonitorSmartphone} />}
          title={name}
          subtitle={t('secret.askedAt', { ago: moments.ago(at) })}
          action={
            <Button size="sm" variant="primary" onPress={() => answerDevice(deviceId)}>
              {t('secret.answer')}
            </Button>
          }
        />
      ))}
    </Section>
  );
}

const cardWords = {
  ready: 'secret.stateReady',
  none: 'secret.stateNone',
  starting: 'secret.stateStarting',
} as const;

interface DeviceCardProps {
  readonly kind: keyof typeof cardWords;
  /** What had the focus went when this device got its keys. */
  readonly takesFocus: boolean;
}

function DeviceCard({ kind, takesFocus }: DeviceCardProps) {
  const t = useWords();
  const print = useMyPrint();
  const [isOpen, setOpen] = useState(false);
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) card.current?.focus();
  }, [takesFocus]);
  return (
    <>
      <div ref={card} tabIndex={-1} className={styles.card}>
        <span className={styles.glyph}>
          <KeyRound aria-hidden="true" />
        </span>
        <div>
          <p className={styles.state}>{t(cardWords[kind])}</p>
          <p className={styles.small}>{`${t('secret.kept')} ${t('secret.pinHint')}`}</p>
        </div>
      </div>
      {print && (
        <ListRow
          leading={<KeyPicture cells={print.cells} size="sm" />}
          title={t('secret.myKey')}
          subtitle={t('secret.myKeyRow')}
          onPress={() => setOpen(true)}
        />
      )}
      {print && isOpen && <MyKeySheet print={print} onClose={() => setOpen(false)} />}
    </>
  );
}

function TypingRow() {
  const t = useWords();
  const isShown = useTypingShown();
  return (
    <SwitchRow
      label={t('secret.sendsTyping')}
      description={t('secret.sendsTypingText')}
      isOn={isShown}
      onChange={(on) => void tryVerb(setTypingShown(on))}
    />
  );
}

function Rooms() {
  const t = useWords();
  const rooms = useChatList().filter(isSecret);
  return (
    <Section
      title={t('secret.rooms', { count: rooms.length })}
      action={
        <Button
          size="sm"
          icon={<LockKeyhole aria-hidden="true" />}
          onPress={() => openSheet({ kind: 'start' })}
        >
          {t('secret.startTitle')}
        </Button>
      }
    >
      {rooms.length === 0 && <p className={styles.note}>{t('secret.roomsNone')}</p>}
      {rooms.map((chat) => (
        <RoomRow key={chat.id} chat={chat} />
      ))}
    </Section>
  );
}

function RoomRow({ chat }: { readonly chat: Chat }) {
  const t = useWords();
  const name = useChatName(chat);
  return (
    <ListRow
      size="sm"
      leading={<ChatAvatar chat={chat} size="sm" />}
      title={name}
      href={paths.chat(chat.id)}
      onPress={() => go(paths.chat(chat.id))}
      action={
        <Button size="sm" variant="quiet" onPress={() => openSheet({ kind: 'keys', chatId: chat.id })}>
          {t('secret.keys')}
        </Button>
      }
    />
  );
}
