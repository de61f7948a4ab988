import { Phone, Video } from 'lucide-react';
import { useWords } from '../../../platform/i18n/index.ts';
import { Button } from '../../../ui/index.ts';
import type { RoomPartProps } from '../../messages/ui.ts';
import { useLiveCall } from '../hooks.ts';
import { Clock } from './clock.tsx';
import { askToJoin } from './door-state.ts';
import { FacesInCall } from './faces-in-call.tsx';
import styles from './live-bar.module.css';

/** Above the messages while a call goes on: who is in it, for how long, and the way in. */
export function LiveBar({ chat }: RoomPartProps) {
  const t = useWords();
  const live = useLiveCall(chat.id);
  if (!live || live.people.length === 0) return null;
  // A call between two that rings still is on the screen already.
  if (chat.kind === 'direct' && live.mine === null && live.people.length < 2) return null;
  // The bar at the top of the app leads to a call of mine already, wherever it is.
  if (live.mine !== null) return null;
  return (
    <div className={styles.bar} role="status">
      <span className={styles.glyph}>
        {live.kind === 'video' ? <Video aria-hidden="true" /> : <Phone aria-hidden="true" />}
      </span>
      <span className={styles.words}>
        {t('calls.inCallNow', { count: live.people.length })}
        <span className={styles.time}>
          <Clock since={live.startedAt} />
        </span>
      </span>
      <FacesInCall live={live} />
      <Button size="sm" variant="primary" onPress={() => askToJoin(chat.id, live.callId)}>
        {t('calls.join')}
      </Button>
    </div>
  );
}
