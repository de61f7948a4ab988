import type { AccountId, ChatId, LivePlace } from '@maru/contract';
import { use, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useMoments, useWords } from '../../platform/i18n/index.ts';
import { pictureUrl } from '../../platform/pictures/index.ts';
import { Button, ListRow, Sheet } from '../../ui/index.ts';
import { useMe } from '../accounts/index.ts';
import { attempt } from '../chats/ui.ts';
import { findPerson, nameOf, PeopleIn, peopleStore, usePerson } from '../people/index.ts';
import { Face } from '../people/ui.ts';
import { DetailOffer } from './detail-offer.tsx';
import { useLivePlaces, useMapSource, useMyPlace } from './hooks.ts';
import { MapView } from './lazy-map.ts';
import type { MapMark } from './map-view.tsx';
import { endPlace } from './share-place.ts';
import styles from './places.module.css';

interface LiveSheetProps {
  readonly chatId: ChatId;
  readonly onClose: () => void;
}

/** Where everybody is who shares it in this chat, moving as they move. */
export function LiveSheet({ chatId, onClose }: LiveSheetProps) {
  const t = useWords();
  const { time } = useMoments();
  const source = useMapSource();
  const places = useLivePlaces(chatId);
  const mine = useMyPlace(chatId);
  const marks = useMarks(places);
  const [chosen, choose] = useState<number>();
  const shown = places.find((one) => one.seq === chosen) ?? places[0];
  return (
    <Sheet
      isOpen
      isTall
      size="wide"
      onClose={onClose}
      title={t('places.live')}
      closeLabel={t('places.close')}
      footer={
        mine && (
          <Button variant="danger" onPress={() => void attempt(endPlace(chatId, mine.seq))}>
            {t('places.stop')}
          </Button>
        )
      }
    >
      <div className={styles.frame}>
        {source && shown && <MapView source={source} centre={shown} zoom={15} marks={marks} />}
      </div>
      <DetailOffer source={source} />
      {places.length === 0 && <p className={styles.more}>{t('places.ended')}</p>}
      {marks.map((mark, index) => {
        const place = places[index];
        return place ? (
          <ListRow
            key={mark.id}
            leading={<FaceOf accountId={place.accountId} />}
            title={mark.label}
            subtitle={t('places.seenAt', { time: time(place.at), until: time(place.until) })}
            onPress={() => choose(place.seq)}
          />
        ) : null;
      })}
    </Sheet>
  );
}

function FaceOf({ accountId }: { readonly accountId: AccountId }) {
  const person = usePerson(accountId);
  return person ? <Face person={person} size="sm" /> : null;
}

const useMarks = (places: readonly LivePlace[]): readonly MapMark[] => {
  const t = useWords();
  const me = useMe();
  const people = useStore(peopleStore);
  const chatId = use(PeopleIn);
  return useMemo(
    () =>
      places.map((place) => {
        const name = place.accountId === me?.id ? t('places.me') : nameOf(people, place.accountId, chatId);
        const photo = findPerson(people, place.accountId, chatId)?.photo;
        return {
          id: String(place.seq),
          latitude: place.latitude,
          longitude: place.longitude,
          label: name || t('places.somebody'),
          pictureUrl: photo ? pictureUrl(photo, 'small') : undefined,
          initial: name.slice(0, 1) || '•',
        };
      }),
    [places, people, chatId, me?.id, t],
  );
};
