import type { ChatId } from '@maru/contract';
import { useCallback, useEffect, useState } from 'react';
import { useStore } from 'zustand';

import type {
  CallHistoryView,
  CallIdentity,
  CallView,
  DeviceTestView,
  DevicesView,
  IncomingCall,
  LiveCallView,
  VideoSource,
} from './call-view.ts';
import { attachVideo } from './verbs.ts';
import { callsStore, levelsStore, tracksStore } from './state.ts';

/** The call of this tab: under way, beginning, or just ended. */
export const useCall = (): CallView | undefined => useStore(callsStore, (state) => state.call);

/** Calls that ring here, the first first. */
export const useIncoming = (): readonly IncomingCall[] => useStore(callsStore, (state) => state.incoming);

/** What goes on in my chats. */
export const useLiveCalls = (): Readonly<Record<ChatId, LiveCallView>> =>
  useStore(callsStore, (state) => state.live);

/** The call that goes on in a chat. */
export const useLiveCall = (chatId: ChatId): LiveCallView | undefined =>
  useStore(callsStore, (state) => state.live[chatId]);

/** The history of my calls. */
export const useCallHistory = (): CallHistoryView => useStore(callsStore, (state) => state.history);

/** What this device can hear, see and speak with, outside of a call too. */
export const useCallDevices = (): DevicesView => useStore(callsStore, (state) => state.devices);

/** The test of the devices. */
export const useDeviceTest = (): DeviceTestView => useStore(callsStore, (state) => state.test);

/** Somebody's picture; undefined while there is none. To show it, give `useVideo` to an element. */
export const useTrack = (identity: CallIdentity, source: VideoSource): MediaStreamTrack | undefined =>
  useStore(tracksStore, (state) => state[identity]?.[source]);

/** How loud somebody is, 0 to 1; of `test` the microphone that is tested. */
export const useLevel = (identity: CallIdentity): number =>
  useStore(levelsStore, (state) => state[identity] ?? 0);

/**
 * The `ref` of a video element that is to show somebody. A picture is only fetched as large as the elements that show it,
 * and not at all while no element does: so every picture is shown through this.
 */
export const useVideo = (
  identity: CallIdentity,
  source: VideoSource,
): ((element: HTMLVideoElement | null) => void) => {
  const track = useTrack(identity, source);
  const [element, setElement] = useState<HTMLVideoElement | null>(null);
  useEffect(() => {
    if (element && track) return attachVideo({ identity, source, element });
  }, [identity, source, element, track]);
  return useCallback((next: HTMLVideoElement | null) => setElement(next), []);
};
