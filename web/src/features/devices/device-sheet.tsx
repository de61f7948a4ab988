import { limits, type Device } from '@maru/contract';
import { LogOut } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useLanguage, useMoments, useWords } from '../../platform/i18n/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { Banner, Button, Sheet, TextField } from '../../ui/index.ts';
import styles from './devices.module.css';
import { renameDevice } from './verbs.ts';
import { wordName, wordPlace, wordUse } from './word-device.ts';

interface DeviceSheetProps {
  readonly device: Device;
  readonly isHere: boolean;
  readonly onClose: () => void;
  readonly onEnd?: () => void;
}

/** All that is known of a device of mine, its name to be changed, and signing it out. */
export function DeviceSheet({ device, isHere, onClose, onEnd }: DeviceSheetProps) {
  const t = useWords();
  const [name, setName] = useState(device.name);
  const verb = useVerb();
  const isChanged = name.trim() !== device.name;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!isChanged || (await verb.run(() => renameDevice(device.id, name)))) onClose();
  };
  return (
    <Sheet isOpen onClose={onClose} title={wordName(device, t)} closeLabel={t('devices.close')}>
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        <TextField
          label={t('devices.name')}
          description={t('devices.nameHint')}
          value={name}
          onChange={setName}
          maxLength={limits.deviceName}
        />
        <Facts device={device} isHere={isHere} />
        {verb.error && <Banner tone="danger">{verb.error}</Banner>}
        <div className={styles.buttons}>
          <Button
            type="submit"
            variant={isChanged ? 'primary' : 'secondary'}
            size="lg"
            isWide
            isBusy={verb.isBusy}
            isDisabled={!isChanged}
          >
            {t('devices.save')}
          </Button>
          {onEnd && (
            <Button variant="danger" size="lg" isWide icon={<LogOut aria-hidden="true" />} onPress={onEnd}>
              {t('devices.end')}
            </Button>
          )}
        </div>
      </form>
    </Sheet>
  );
}

function Facts({ device, isHere }: { readonly device: Device; readonly isHere: boolean }) {
  const t = useWords();
  const language = useLanguage();
  const moments = useMoments();
  const place = wordPlace(device.place, { t, language });
  return (
    <>
      <dl className={styles.facts}>
        <div>
          <dt>{t('devices.factUsed')}</dt>
          <dd>{isHere ? t('devices.now') : wordUse(device.lastUsedAt, { t, moments })}</dd>
        </div>
        <div>
          <dt>{t('devices.factSince')}</dt>
          <dd>{moments.fullDate(device.createdAt)}</dd>
        </div>
        <div>
          <dt>{t('devices.factPlace')}</dt>
          <dd>{place || t('devices.placeUnknown')}</dd>
        </div>
        {device.approvedHow && (
          <div>
            <dt>{t('devices.factHow')}</dt>
            <dd>{t(`devices.how.${device.approvedHow}`)}</dd>
          </div>
        )}
      </dl>
      {device.place !== null && device.place !== 'home' && (
        <p className={styles.text}>{t('devices.placeHint')}</p>
      )}
    </>
  );
}
