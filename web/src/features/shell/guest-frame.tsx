import type { ChatId } from '@maru/contract';
import { CircleUserRound } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { Banner, Button, EmptyState, Sheet, SkeletonRows } from '../../ui/index.ts';
import { SignOutRow, UpgradeScreen } from '../accounts/ui.ts';
import { VisitDataRow } from '../archive/ui.ts';
import { CallBar } from '../calls/ui.ts';
import { useChatList, useChatsLoaded } from '../chats/index.ts';
import { DeleteVisitRow } from '../farewell/ui.ts';
import { SoundBar } from '../files/ui.ts';
import styles from './frame.module.css';
import { LineStrip } from './line-strip.tsx';
import { ProfileLayer } from './profile-layer.tsx';
import { Room } from './room.tsx';
import { usePlace } from './use-place.ts';
import { useUnreadTitle } from './use-unread-title.ts';

/** What a guest sees: the one room they were let into, and the way to an account. */
export function GuestFrame() {
  const t = useWords();
  const place = usePlace();
  const [isAsking, setAsking] = useState(false);
  const [isUpgrading, setUpgrading] = useState(false);
  useUnreadTitle();
  if (isUpgrading) return <UpgradeScreen onDone={() => setUpgrading(false)} />;
  return (
    <div className={styles.guest}>
      <LineStrip />
      <CallBar />
      <SoundBar />
      <Banner
        isBar
        tone="trust"
        icon={<CircleUserRound aria-hidden="true" />}
        action={
          <Button size="sm" onPress={() => setAsking(true)}>
            {t('shell.guestAccount')}
          </Button>
        }
      >
        {t('shell.guestNote')}
      </Banner>
      <main className={styles.grow}>
        <GuestRoom place={place} />
      </main>
      <ProfileLayer personId={place.personId} />
      <Sheet
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t('shell.guestTitle')}
        closeLabel={t('shell.close')}
      >
        <p className={styles.guestText}>{t('shell.guestText')}</p>
        <div className={styles.guestButtons}>
          <Button
            variant="primary"
            size="lg"
            onPress={() => {
              setAsking(false);
              setUpgrading(true);
            }}
          >
            {t('shell.guestUpgrade')}
          </Button>
          <VisitDataRow />
          <SignOutRow />
          <DeleteVisitRow />
        </div>
      </Sheet>
    </div>
  );
}

function GuestRoom({ place }: { readonly place: ReturnType<typeof usePlace> }) {
  const t = useWords();
  const [first] = useChatList();
  const isLoaded = useChatsLoaded();
  const { route } = place;
  const asked = route.page === 'chats' || route.page === 'window' ? route.chatId : undefined;
  const chatId = asked ?? first?.id;
  if (chatId) return <Room chatId={chatId as ChatId} askedSeq={place.askedSeq} />;
  if (!isLoaded) return <SkeletonRows label={t('shell.opening')} />;
  return <EmptyState drawing="closed" title={t('shell.guestGone')} text={t('shell.guestGoneText')} />;
}
