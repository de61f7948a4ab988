import { useState } from 'react';
import { useIsPhone } from '../../ui/index.ts';
import { useChatsLoaded } from '../chats/index.ts';
import { DesktopFrame } from './desktop-frame.tsx';
import styles from './frame.module.css';
import { FrameBars, FrameLayers, QuickSwitcher, RoomWindow } from './late.ts';
import { LineStrip } from './line-strip.tsx';
import { PhoneFrame } from './phone-frame.tsx';
import { useKeys } from './use-keys.ts';
import { usePlace } from './use-place.ts';
import { useUnreadTitle } from './use-unread-title.ts';

/** What somebody with an account sees. */
export function Frame() {
  const place = usePlace();
  const isPhone = useIsPhone();
  const [isJumping, setJumping] = useState(false);
  useKeys({ onJump: () => setJumping(true) });
  const { route, personId } = place;
  const isWindow = route.page === 'window';
  // The list first: what comes with the rest of the house would be in its way on a thin line.
  const isListed = useChatsLoaded() || personId !== undefined;
  return (
    <div className={styles.app}>
      <LineStrip />
      {isListed && <FrameBars />}
      {isWindow ? (
        <RoomWindow chatId={route.chatId} />
      ) : isPhone ? (
        <PhoneFrame place={place} />
      ) : (
        <DesktopFrame place={place} />
      )}
      {!isWindow && <UnreadTitle />}
      {isListed && <FrameLayers personId={personId} isWindow={isWindow} />}
      {isJumping && <QuickSwitcher onClose={() => setJumping(false)} />}
    </div>
  );
}

function UnreadTitle() {
  useUnreadTitle();
  return null;
}
