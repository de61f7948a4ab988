import { CirclePlay, Mic, Volume2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { tryVerb } from '../../../platform/verbs/index.ts';
import { Button } from '../../../ui/index.ts';
import { useCallDevices, useDeviceTest } from '../hooks.ts';
import { closeTest, openTest, testSpeaker, testVoice } from '../verbs.ts';
import { DeviceChoices } from './device-choices.tsx';
import styles from './green-room.module.css';
import { SelfPreview } from './self-preview.tsx';

/** Tries microphone, camera and speaker before anybody else hears or sees: nothing of it leaves the device. */
export function DeviceTest() {
  const t = useWords();
  const test = useDeviceTest();
  const devices = useCallDevices();
  const [isOn, turn] = useState(false);
  const [hasCamera, turnCamera] = useState(true);
  const [isMuted, mute] = useState(false);
  useEffect(() => {
    if (isOn) void tryVerb(openTest({ camera: hasCamera }));
  }, [isOn, hasCamera]);
  useEffect(() => closeTest, []);
  if (!isOn)
    return (
      <div className={styles.test}>
        <p className={styles.who}>{t('calls.set.testText')}</p>
        <div>
          <Button variant="soft" icon={<CirclePlay aria-hidden="true" />} onPress={() => turn(true)}>
            {t('calls.set.testStart')}
          </Button>
        </div>
      </div>
    );
  return (
    <div className={styles.test}>
      <SelfPreview isMuted={isMuted} hasCamera={hasCamera} onMuted={mute} onCamera={turnCamera} />
      {test.trouble && (
        <p className={styles.trouble} role="alert">
          <strong>{t(`calls.trouble.${test.trouble}`)}</strong> {t(`calls.troubleText.${test.trouble}`)}
        </p>
      )}
      <DeviceChoices devices={devices} />
      <div className={styles.testRow}>
        {/* What it is doing stands on it: no spinner, which would hide the words. */}
        <Button
          variant={test.voice === 'idle' ? 'secondary' : 'soft'}
          icon={<Mic aria-hidden="true" />}
          onPress={() => void tryVerb(testVoice())}
        >
          {t(`calls.set.voice.${test.voice}`)}
        </Button>
        <Button icon={<Volume2 aria-hidden="true" />} onPress={() => void tryVerb(testSpeaker())}>
          {t('calls.set.speaker')}
        </Button>
        <Button
          variant="quiet"
          onPress={() => {
            closeTest();
            turn(false);
          }}
        >
          {t('calls.set.testEnd')}
        </Button>
      </div>
    </div>
  );
}
