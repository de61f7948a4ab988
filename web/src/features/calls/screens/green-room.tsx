import type { ChatId } from '@maru/contract';
import { useEffect, useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { tryVerb } from '../../../platform/verbs/index.ts';
import { Button, Sheet } from '../../../ui/index.ts';
import { useChat, useChatTitle } from '../../chats/index.ts';
import type { CallId } from '../call-view.ts';
import { useCallDevices, useDeviceTest, useLiveCall } from '../hooks.ts';
import { callsStore } from '../state.ts';
import { closeTest, join, openTest, setMuted } from '../verbs.ts';
import { DeviceChoices } from './device-choices.tsx';
import { FacesInCall } from './faces-in-call.tsx';
import styles from './green-room.module.css';
import { SelfPreview } from './self-preview.tsx';

/** What the way into a call takes. */
export interface GreenRoomProps {
  readonly chatId: ChatId;
  readonly callId: CallId;
  readonly onClose: () => void;
}

/** Before joining: who is there, how I look and sound, and what of it they shall have. */
export function GreenRoom({ chatId, callId, onClose }: GreenRoomProps) {
  const t = useWords();
  const chat = useChat(chatId);
  const title = useChatTitle(chat);
  const live = useLiveCall(chatId);
  const devices = useCallDevices();
  const { trouble } = useDeviceTest();
  const [isMuted, mute] = useState(false);
  const [hasCamera, turnCamera] = useState(live?.kind === 'video');
  const [isChoosing, choose] = useState(false);
  useEffect(() => {
    void tryVerb(openTest({ camera: hasCamera }));
  }, [hasCamera]);
  useEffect(() => closeTest, []);
  // The screen of the call comes at once, and says what goes wrong.
  const enter = () => {
    onClose();
    const joining = join(chatId, callId, hasCamera ? 'video' : 'voice');
    void tryVerb(isMuted ? enterMuted(joining, chatId) : joining);
  };
  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={t('calls.joinIn', { title })}
      closeLabel={t('calls.close')}
      footer={
        <Button variant="primary" size="lg" isWide isDisabled={!live} onPress={enter} autoFocus>
          {t(live ? 'calls.join' : 'calls.isOver')}
        </Button>
      }
    >
      <div className={styles.room}>
        <p className={styles.who}>
          {live && <FacesInCall live={live} />}
          <span>{live ? t('calls.inCallNow', { count: live.people.length }) : t('calls.isOver')}</span>
        </p>
        <SelfPreview isMuted={isMuted} hasCamera={hasCamera} onMuted={mute} onCamera={turnCamera} />
        {trouble && (
          <p className={styles.trouble} role="alert">
            <strong>{t(`calls.trouble.${trouble}`)}</strong> {t(`calls.troubleText.${trouble}`)}
          </p>
        )}
        {live?.recording && <p className={styles.trouble}>{t('calls.isRecorded')}</p>}
        {isChoosing ? (
          <DeviceChoices devices={devices} />
        ) : (
          <Button variant="quiet" onPress={() => choose(true)}>
            {t('calls.devices')}
          </Button>
        )}
      </div>
    </Sheet>
  );
}

/** Whoever comes in muted is muted before the microphone is opened: nobody hears a breath of them. */
const enterMuted = async (joining: Promise<void>, chatId: ChatId): Promise<void> => {
  const begun = new Promise<void>((resolve) => {
    const stop = callsStore.subscribe(({ call }) => {
      if (call?.chatId !== chatId) return;
      stop();
      resolve();
    });
  });
  await Promise.race([begun, joining]);
  await setMuted(true);
  await joining;
};
