import { offers, sharingMinutes } from '@maru/contract';
import { Navigation } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { Button, Sheet, TextField } from '../../ui/index.ts';
import { attempt, wordDuration } from '../chats/ui.ts';
import type { AttachmentSheetProps } from '../messages/ui.ts';
import styles from './places.module.css';
import { PointChooser, useChoosing } from './point-chooser.tsx';
import { sendPlace, sharePlace } from './share-place.ts';

/** Chooses a place by moving the map under the pin, or shares where I am for a while. */
export function SendPlaceSheet({ chat, onClose }: AttachmentSheetProps) {
  const t = useWords();
  const choosing = useChoosing();
  const { centre, locate } = choosing;
  const [name, setName] = useState('');
  const [busy, setBusy] = useState<string>();
  const send = async () => {
    const { latitude, longitude } = centre;
    const place = { latitude, longitude, ...(name.trim() && { name: name.trim() }) };
    if (await attempt(sendPlace(chat.id, place))) onClose();
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
      <PointChooser choosing={choosing} />
      <TextField
        label={t('places.name')}
        placeholder={t('places.nameHint')}
        value={name}
        onChange={setName}
        maxLength={100}
      />
      {offers(chat, 'livePlaces') && (
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
      )}
    </Sheet>
  );
}
