import { useWords } from '../../../platform/i18n/index.ts';
import { tryVerb } from '../../../platform/verbs/index.ts';
import { Select } from '../../../ui/index.ts';
import type { DeviceChoice, DevicesView } from '../call-view.ts';
import { chooseDevice } from '../verbs.ts';
import styles from './sheets.module.css';

/** What choosing devices takes. */
export interface DeviceChoicesProps {
  readonly devices: DevicesView;
  /** Leaves the camera out, as before a call without pictures. */
  readonly isVoice?: boolean | undefined;
}

/** Which microphone, camera and speaker; what there is no choice of is not asked. */
export function DeviceChoices({ devices, isVoice }: DeviceChoicesProps) {
  return (
    <div className={styles.stack}>
      <Choice kind="microphone" all={devices.microphones} chosen={devices.microphone} />
      {!isVoice && <Choice kind="camera" all={devices.cameras} chosen={devices.camera} />}
      <Choice kind="speaker" all={devices.speakers} chosen={devices.speaker} />
    </div>
  );
}

interface ChoiceProps {
  readonly kind: 'microphone' | 'camera' | 'speaker';
  readonly all: readonly DeviceChoice[];
  readonly chosen: string | undefined;
}

function Choice({ kind, all, chosen }: ChoiceProps) {
  const t = useWords();
  if (all.length === 0)
    return kind === 'speaker' ? <p className={styles.note}>{t('calls.speakerBySystem')}</p> : null;
  const isKnown = all.some(({ id }) => id === chosen);
  return (
    <Select
      label={t(`calls.device.${kind}`)}
      value={isKnown ? chosen! : (all[0]?.id ?? null)}
      options={all.map(({ id, label }, index) => ({
        value: id,
        label: label || t('calls.device.unnamed', { number: index + 1 }),
      }))}
      onChange={(id) => void tryVerb(chooseDevice(kind, id))}
    />
  );
}
