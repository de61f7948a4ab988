import type { ChatId } from '@maru/contract';
import { createStore } from 'zustand/vanilla';
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

export interface CallsState {
  /** The call of this tab. */
  call: CallView | undefined;
  /** Calls that ring here, the first first. */
  incoming: readonly IncomingCall[];
  /** What goes on in my chats; chats that are missing have no call. */
  live: Readonly<Record<ChatId, LiveCallView>>;
  history: CallHistoryView;
  test: DeviceTestView;
  devices: DevicesView;
}

export const firstDevices: DevicesView = {
  microphones: [],
  cameras: [],
  speakers: [],
  noise: true,
  blur: 'cannot',
  canFlip: false,
  canShareScreen: false,
};

export const firstCalls: CallsState = {
  call: undefined,
  incoming: [],
  live: {},
  history: { items: [], unseen: 0, isWhole: false, isLoading: false },
  test: { isOpen: false, voice: 'idle' },
  devices: firstDevices,
};

export const callsStore = createStore<CallsState>(() => firstCalls);

type Tracks = Readonly<Partial<Record<VideoSource, MediaStreamTrack>>>;

/** The pictures of the call of this tab. */
export const tracksStore = createStore<Readonly<Record<CallIdentity, Tracks>>>(() => ({}));

/** How loud everybody is, 0 to 1; apart, because it changes many times a second. `test` is the microphone being tested. */
export const levelsStore = createStore<Readonly<Record<CallIdentity, number>>>(() => ({}));
