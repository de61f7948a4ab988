import { useEffect } from 'react';
import { useDeviceStanding, wakeKeys } from '../index.ts';
import type { DeviceStanding } from './view.ts';

/** How this device stands with secret chats, found out at once where somebody looks at them. */
export const useAwake = (): DeviceStanding => {
  const device = useDeviceStanding();
  useEffect(() => {
    // Without a line it is found out later; what is known is shown meanwhile.
    wakeKeys().catch(() => {});
  }, []);
  return device;
};
