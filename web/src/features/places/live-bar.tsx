import { Navigation } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { useMoments, useWords } from '../../platform/i18n/index.ts';
import { Banner, Button, lazily } from '../../ui/index.ts';
import { useMe } from '../accounts/index.ts';
import { attempt } from '../chats/ui.ts';
import type { RoomPartProps } from '../messages/ui.ts';
import { nameOf, peopleStore } from '../people/index.ts';
import { useLivePlaces, useMyPlace } from './hooks.ts';
import { endPlace } from './share-place.ts';
import { placesStore } from './state.ts';

const LiveSheet = lazily(async () => (await import('./live-sheet.tsx')).LiveSheet);

/** Says above the messages who shares where they are, and lets me end my own sharing. */
export function LiveBar({ chat }: RoomPartProps) {
  const t = useWords();
  const { time } = useMoments();
  const me = useMe();
  const mine = useMyPlace(chat.id);
  const others = useLivePlaces(chat.id).filter((one) => one.accountId !== me?.id);
  const trouble = useStore(placesStore, (state) => state.trouble);
  const name = useStore(peopleStore, (people) =>
    others[0] ? nameOf(people, others[0].accountId, chat.id) : '',
  );
  const [isOpen, open] = useState(false);
  if (!mine && others.length === 0) return null;
  const words = mine
    ? trouble
      ? t(`places.${trouble}`)
      : t('places.sharing', { time: time(mine.until) })
    : t('places.othersShare', { name: name || t('places.somebody'), count: others.length - 1 });
  return (
    <>
      <Banner
        isBar
        tone={mine && trouble ? 'warning' : 'trust'}
        icon={<Navigation aria-hidden="true" />}
        action={
          <>
            <Button size="sm" variant="quiet" onPress={() => open(true)}>
              {t('places.showMap')}
            </Button>
            {mine && (
              <Button size="sm" variant="quiet" onPress={() => void attempt(endPlace(chat.id, mine.seq))}>
                {t('places.stop')}
              </Button>
            )}
          </>
        }
      >
        {words}
      </Banner>
      {isOpen && <LiveSheet chatId={chat.id} onClose={() => open(false)} />}
    </>
  );
}
