import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useMe } from '../accounts/index.ts';
import { lookAtDevice } from './device.ts';
import { keepOnDevice, readOnDevice } from './on-device.ts';
import { notificationsStore, type NotificationsState } from './state.ts';

/** What is known of notifications. */
export const useNotifications = (): NotificationsState => useStore(notificationsStore);

/** How this browser stands to push; looks anew when shown, for it may have been changed in the browser's own settings. */
export const useDeviceState = (): NotificationsState['device'] => {
  useEffect(() => void lookAtDevice(), []);
  return useStore(notificationsStore, ({ device }) => device);
};

/** Whether sounds are on, on this device. */
export const useSounds = (): [isOn: boolean, turn: (isOn: boolean) => void] => {
  const me = useMe()?.id ?? '';
  const [isOn, setOn] = useState(() => readOnDevice(me).sounds !== false);
  const turn = (sounds: boolean): void => {
    keepOnDevice(me, { sounds });
    setOn(sounds);
  };
  return [isOn, turn];
};

/** Longest time a timer of a browser runs. */
const longestMs = 24 * 3_600_000;

/** Whether nothing rings for a while; ends by itself. */
export const useIsPaused = (): boolean => {
  const { quietUntil } = useNotifications().settings;
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const left = quietUntil === null ? 0 : Date.parse(quietUntil) - Date.now();
    if (left <= 0) return;
    const timer = setTimeout(() => setNow(Date.now()), Math.min(left + 50, longestMs));
    return () => clearTimeout(timer);
  }, [quietUntil, now]);
  return quietUntil !== null && Date.parse(quietUntil) > now;
};
