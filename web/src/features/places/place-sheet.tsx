import type { MessageContent } from '@maru/contract';
import { Copy, ExternalLink } from 'lucide-react';
import { useMemo } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { Button, Sheet, toast } from '../../ui/index.ts';
import { DetailOffer } from './detail-offer.tsx';
import { useMapSource } from './hooks.ts';
import { MapView } from './lazy-map.ts';
import { mapAddress } from './map-address.ts';
import styles from './places.module.css';
import { wordPosition } from './word-position.ts';

interface PlaceSheetProps {
  readonly place: Extract<MessageContent, { type: 'place' }>;
  readonly onClose: () => void;
}

/** A place on the map, and the ways from here: another map, its degrees to copy. */
export function PlaceSheet({ place, onClose }: PlaceSheetProps) {
  const t = useWords();
  const source = useMapSource();
  const { latitude, longitude, name, address } = place;
  const label = name ?? t('places.place');
  const marks = useMemo(() => [{ id: 'place', latitude, longitude, label }], [latitude, longitude, label]);
  const copy = () =>
    void navigator.clipboard.writeText(wordPosition(place)).then(() => toast(t('places.copied')));
  return (
    <Sheet
      isOpen
      isTall
      size="wide"
      onClose={onClose}
      title={label}
      closeLabel={t('places.close')}
      footer={
        <div className={styles.buttons}>
          <Button icon={<Copy aria-hidden="true" />} onPress={copy}>
            {t('places.copy')}
          </Button>
          <Button
            icon={<ExternalLink aria-hidden="true" />}
            variant="primary"
            onPress={() => void open(mapAddress(place, navigator.userAgent), '_blank', 'noopener')}
          >
            {t('places.openElsewhere')}
          </Button>
        </div>
      }
    >
      <div className={styles.frame}>
        {source && <MapView source={source} centre={place} zoom={15} marks={marks} />}
      </div>
      <DetailOffer source={source} />
      <p className={styles.more}>{[address, wordPosition(place)].filter(Boolean).join(' · ')}</p>
    </Sheet>
  );
}
