import { BellRing } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { tryVerb } from '../../platform/verbs/index.ts';
import { SwitchRow, toast } from '../../ui/index.ts';
import { turnOff, turnOn } from './device.ts';
import { useDeviceState } from './hooks.ts';
import type { DeviceState } from './state.ts';

const words: Record<DeviceState, string> = {
  unknown: 'notifications.pushText',
  on: 'notifications.pushText',
  off: 'notifications.pushText',
  denied: 'notifications.pushDenied',
  homeFirst: 'notifications.pushHome',
  impossible: 'notifications.pushImpossible',
  hostOff: 'notifications.pushHostOff',
};

/** Push to this browser, on or off; says why where it cannot be had. */
export function PushSwitch() {
  const t = useWords();
  const device = useDeviceState();
  const [isBusy, setBusy] = useState(false);
  const turn = async (isOn: boolean) => {
    setBusy(true);
    if (!isOn) await tryVerb(turnOff());
    else {
      const answer = await turnOn();
      if (answer !== 'denied' && answer !== 'declined')
        toast(t(answer === 'on' ? 'notifications.pushOn' : 'notifications.pushFailed'));
    }
    setBusy(false);
  };
  return (
    <SwitchRow
      label={t('notifications.push')}
      description={t(words[device])}
      icon={<BellRing aria-hidden="true" />}
      isOn={device === 'on'}
      isDisabled={isBusy || (device !== 'on' && device !== 'off')}
      onChange={(isOn) => void turn(isOn)}
    />
  );
}
