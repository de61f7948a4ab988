import { sharingMinutes } from '@maru/contract';
import { LocateFixed, Navigation } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { Banner, Button, Sheet, TextField } from '../../ui/index.ts';
import { attempt, wordDuration } from '../chats/ui.ts';
import type { AttachmentSheetProps } from '../messages/ui.ts';
import { findMe } from './follow-me.ts';
import { useMapSource } from './hooks.ts';
import { MapView } from './lazy-map.ts';
import styles from './places.module.css';
import { sendPlace, sharePlace } from './share-place.ts';

/** Where the map begins while nobody knows better. */
const seoul = { latitude: 37.5665, longitude: 126.978 };

/** Chooses a place by moving the map under the pin, or shares where I am for a while. */
export function SendPlaceSheet({ chat, onClose }: AttachmentSheetProps) {
  const t = useWords();
  const source = useMapSource();
  const [centre, setCentre] = useState(seoul);
  const [asked, ask] = useState(seoul);
  const [name, setName] = useState('');
  const [trouble, setTrouble] = useState<'refused' | 'unknown'>();
  const [busy, setBusy] = useState<string>();
  const locate = async () => {
    setBusy('locate');
    setTrouble(undefined);
    const found = await findMe().catch((error: Error) => {
      setTrouble(error.message as 'refused');
      return undefined;
    });
    setBusy(undefined);
    if (!found) return undefined;
    setCentre(found);
    ask(found);
    return found;
  };
  const send = async () => {
    const place = { ...centre, ...(name.trim() ? { name: name.trim() } : {}) };
    const { latitude, longitude } = place;
    if (
      await attempt(sendPlace(chat.id, { latitude, longitude, ...(place.name ? { name: place.name } : {}) }))
    )
      onClose();
  };
  const share = async (minutes: (typeof sharingMinutes)[number]) => {
    const found = await locate();
    if (!found) return;
    setBusy(`share ${minutes}`);
    const done = await attempt(sharePlace(chat.id, found, minutes));
    setBusy(undefined);
    if (done) onClose();
  };
  return (
    <Sheet
      isOpen
      isTall
      size="wide"
      onClose={onClose}
      title={t('places.title')}
      closeLabel={t('places.close')}
      footer={
        <Button variant="primary" onPress={() => void send()}>
          {t('places.sendThis')}
        </Button>
      }
    >
      {trouble && <Banner tone="warning">{t(`places.${trouble}`)}</Banner>}
      <div className={styles.frame}>
        {source && <MapView source={source} centre={asked} zoom={15} onMoved={setCentre} />}
        <span className={styles.cross} aria-hidden="true" />
        <span className={styles.locate}>
          <Button
            size="sm"
            icon={<LocateFixed aria-hidden="true" />}
            isBusy={busy === 'locate'}
            onPress={() => void locate()}
          >
            {t('places.here')}
          </Button>
        </span>
      </div>
      <TextField
        label={t('places.name')}
        placeholder={t('places.nameHint')}
        value={name}
        onChange={setName}
        maxLength={100}
      />
      <div className={styles.share}>
        <p className={styles.shareTitle}>
          <Navigation aria-hidden="true" />
          {t('places.shareLive')}
        </p>
        <p className={styles.more}>{t('places.shareHint')}</p>
        <div className={styles.buttons}>
          {sharingMinutes.map((minutes) => (
            <Button
              key={minutes}
              size="sm"
              isBusy={busy === `share ${minutes}`}
              onPress={() => void share(minutes)}
            >
              {wordDuration(minutes * 60, t)}
            </Button>
          ))}
        </div>
      </div>
    </Sheet>
  );
}
