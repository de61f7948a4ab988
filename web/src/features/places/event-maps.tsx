import { useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { Button, lazily, Sheet } from '../../ui/index.ts';
import type { PlaceMaps } from '../events/ui.ts';
import { useMapSource } from './hooks.ts';
import { MapThumb } from './map-thumb.tsx';
import styles from './places.module.css';
import { PointChooser, useChoosing } from './point-chooser.tsx';

const PlaceSheet = lazily(async () => (await import('./place-sheet.tsx')).PlaceSheet);

/** Chooses where an event is by moving the map under the pin. */
export const Chooser: PlaceMaps['Chooser'] = function Chooser({ first, onChoose, onClose }) {
  const t = useWords();
  const choosing = useChoosing(first);
  const { latitude, longitude } = choosing.centre;
  return (
    <Sheet
      isOpen
      isTall
      size="wide"
      onClose={onClose}
      title={t('places.choose')}
      closeLabel={t('places.close')}
      footer={
        <Button
          variant="primary"
          onPress={() => {
            onChoose({ latitude, longitude });
            onClose();
          }}
        >
          {t('places.take')}
        </Button>
      }
    >
      <PointChooser choosing={choosing} />
    </Sheet>
  );
};

/** Where an event is, small; a press opens the map. */
export const Small: PlaceMaps['Small'] = function Small({ point, name }) {
  const t = useWords();
  const source = useMapSource();
  const [isOpen, open] = useState(false);
  return (
    <>
      <button
        type="button"
        className={styles.card}
        aria-label={t('places.openMap', { name })}
        onClick={() => open(true)}
      >
        <MapThumb source={source} latitude={point.latitude} longitude={point.longitude} />
      </button>
      {isOpen && <PlaceSheet place={{ type: 'place', ...point, name }} onClose={() => open(false)} />}
    </>
  );
};
