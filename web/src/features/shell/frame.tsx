import { useState } from 'react';
import { useIsPhone } from '../../ui/index.ts';
import { CallBar } from '../calls/ui.ts';
import { SoundBar } from '../files/ui.ts';
import { MessageToasts } from '../notifications/ui.ts';
import { SecretDoor } from '../secret-chats/ui.ts';
import { DesktopFrame } from './desktop-frame.tsx';
import styles from './frame.module.css';
import { LineStrip } from './line-strip.tsx';
import { PhoneFrame } from './phone-frame.tsx';
import { ProfileLayer } from './profile-layer.tsx';
import { QuickSwitcher } from './quick-switcher.tsx';
import { RoomWindow } from './room-window.tsx';
import { useKeys } from './use-keys.ts';
import { usePlace } from './use-place.ts';
import { useUnreadTitle } from './use-unread-title.ts';

/** What somebody with an account sees. */
export function Frame() {
  const place = usePlace();
  const isPhone = useIsPhone();
  const [isJumping, setJumping] = useState(false);
  useKeys({ onJump: () => setJumping(true) });
  const { route } = place;
  return (
    <div className={styles.app}>
      <LineStrip />
      <CallBar />
      <SoundBar />
      {route.page === 'window' ? (
        <RoomWindow chatId={route.chatId} />
      ) : isPhone ? (
        <PhoneFrame place={place} />
      ) : (
        <DesktopFrame place={place} />
      )}
      {route.page !== 'window' && <MessageToasts />}
      {route.page !== 'window' && <UnreadTitle />}
      <SecretDoor />
      <ProfileLayer personId={place.personId} />
      {isJumping && <QuickSwitcher onClose={() => setJumping(false)} />}
    </div>
  );
}

function UnreadTitle() {
  useUnreadTitle();
  return null;
}
