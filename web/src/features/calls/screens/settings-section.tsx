import { AudioLines, BellRing, EyeOff, Sparkles } from 'lucide-react';
import { useEffect } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { SettingSpot } from '../../../platform/settings/index.ts';
import { tryVerb } from '../../../platform/verbs/index.ts';
import { Section, SwitchRow } from '../../../ui/index.ts';
import { changeCallPrefs, useCallPrefs } from '../call-prefs.ts';
import { useCallDevices } from '../hooks.ts';
import { lookForDevices, setBlur, setNoise } from '../verbs.ts';
import { DeviceTest } from './device-test.tsx';

/** The page of the settings about calls. */
export function CallSettings() {
  const t = useWords();
  const { hideAddress, rings } = useCallPrefs();
  const devices = useCallDevices();
  useEffect(() => void lookForDevices().catch(() => undefined), []);
  return (
    <>
      <Section title={t('calls.set.here')}>
        <SettingSpot id="rings">
          <SwitchRow
            label={t('calls.set.rings')}
            description={t('calls.set.ringsText')}
            icon={<BellRing aria-hidden="true" />}
            isOn={rings}
            onChange={(on) => changeCallPrefs({ rings: on })}
          />
        </SettingSpot>
        <SettingSpot id="address">
          <SwitchRow
            label={t('calls.set.address')}
            description={t('calls.set.addressText')}
            icon={<EyeOff aria-hidden="true" />}
            isOn={hideAddress}
            onChange={(on) => changeCallPrefs({ hideAddress: on })}
          />
        </SettingSpot>
        <SettingSpot id="noise">
          <SwitchRow
            label={t('calls.noise')}
            description={t('calls.noiseText')}
            icon={<AudioLines aria-hidden="true" />}
            isOn={devices.noise}
            onChange={(on) => void tryVerb(setNoise(on))}
          />
        </SettingSpot>
        <SettingSpot id="blur">
          <SwitchRow
            label={t('calls.blur')}
            description={t(devices.blur === 'cannot' ? 'calls.blurCannot' : 'calls.blurText')}
            icon={<Sparkles aria-hidden="true" />}
            isOn={devices.blur === true}
            isDisabled={devices.blur === 'cannot'}
            onChange={(on) => void tryVerb(setBlur(on))}
          />
        </SettingSpot>
      </Section>
      <Section title={t('calls.set.test')}>
        <SettingSpot id="test">
          <DeviceTest />
        </SettingSpot>
      </Section>
    </>
  );
}
