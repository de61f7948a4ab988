import { LocateFixed } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { Banner, Button } from '../../ui/index.ts';
import { findMe } from './follow-me.ts';
import { DetailOffer } from './detail-offer.tsx';
import { useMapSource } from './hooks.ts';
import { MapView } from './lazy-map.ts';
import styles from './places.module.css';

interface Point {
  latitude: number;
  longitude: number;
}

/** Where the map begins while nobody knows better. */
const seoul = { latitude: 37.5665, longitude: 126.978 };

/** A point that is being chosen. */
export interface Choosing {
  centre: Point;
  moveTo: (centre: Point) => void;
  /** Where the map is sent. */
  asked: Point;
  /** Goes to where this device is; undefined where that cannot be found, which is said above the map. */
  locate: () => Promise<(Point & { accuracy: number }) | undefined>;
  isLocating: boolean;
  trouble: 'refused' | 'unknown' | undefined;
}

/** Keeps a point while it is being chosen. */
export const useChoosing = (first: Point = seoul): Choosing => {
  const [centre, moveTo] = useState(first);
  const [asked, ask] = useState(first);
  const [trouble, setTrouble] = useState<'refused' | 'unknown'>();
  const [isLocating, setLocating] = useState(false);
  const locate = async () => {
    setLocating(true);
    setTrouble(undefined);
    const found = await findMe().catch((error: Error) => {
      setTrouble(error.message as 'refused');
      return undefined;
    });
    setLocating(false);
    if (!found) return undefined;
    moveTo(found);
    ask(found);
    return found;
  };
  return { centre, moveTo, asked, locate, isLocating, trouble };
};

/** A map that is moved under a pin. */
export function PointChooser({ choosing }: { readonly choosing: Choosing }) {
  const t = useWords();
  const source = useMapSource();
  const { asked, moveTo, locate, isLocating, trouble } = choosing;
  return (
    <>
      {trouble && <Banner tone="warning">{t(`places.${trouble}`)}</Banner>}
      <div className={styles.frame}>
        {source && <MapView source={source} centre={asked} zoom={15} onMoved={moveTo} />}
        <span className={styles.cross} aria-hidden="true" />
        <span className={styles.locate}>
          <Button
            size="sm"
            icon={<LocateFixed aria-hidden="true" />}
            isBusy={isLocating}
            onPress={() => void locate()}
          >
            {t('places.here')}
          </Button>
        </span>
      </div>
      <DetailOffer source={source} />
    </>
  );
}
