import { limits } from '@maru/contract';
import { MapPinPlus, X } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { Button, TextField } from '../../ui/index.ts';
import type { EventDraft } from './event-draft.ts';
import styles from './event.module.css';
import { placeMaps } from './place-maps.ts';

interface PlaceFieldProps {
  readonly draft: EventDraft;
  readonly onChange: (next: Partial<EventDraft>) => void;
}

/** Where it is: in words, and on the map for those who do not know the way. */
export function PlaceField({ draft, onChange }: PlaceFieldProps) {
  const t = useWords();
  const [isChoosing, choose] = useState(false);
  const maps = placeMaps();
  const { point, place } = draft;
  return (
    <div className={styles.placeField}>
      <TextField
        label={t('events.place')}
        placeholder={t('events.placeHint')}
        value={place}
        onChange={(next) => onChange({ place: next })}
        maxLength={limits.events.place}
      />
      {maps && point && <maps.Small point={point} name={place.trim() || t('events.onMap')} />}
      {maps && (
        <div className={styles.placeButtons}>
          <Button size="sm" icon={<MapPinPlus aria-hidden="true" />} onPress={() => choose(true)}>
            {t(point ? 'events.moveOnMap' : 'events.chooseOnMap')}
          </Button>
          {point && (
            <Button
              size="sm"
              variant="quiet"
              icon={<X aria-hidden="true" />}
              onPress={() => onChange({ point: undefined })}
            >
              {t('events.offMap')}
            </Button>
          )}
        </div>
      )}
      {maps && isChoosing && (
        <maps.Chooser
          first={point}
          onChoose={(chosen) => onChange({ point: chosen })}
          onClose={() => choose(false)}
        />
      )}
    </div>
  );
}
