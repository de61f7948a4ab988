import { callsStore, levelsStore } from '../state.ts';
import type { DeviceTestView } from '../call-view.ts';
import { readChoices } from './choices.ts';
import { startMeter } from './level-meter.ts';
import { openCamera, openMicrophone } from './open-device.ts';
import { troubleOf, whyNoCalls } from './trouble-of.ts';

/** So long a voice is recorded before it is played back. */
const voiceMs = 3_000;
const meterMs = 80;

let microphone: MediaStreamTrack | undefined;
let camera: MediaStreamTrack | undefined;
let stopMeter: (() => void) | undefined;
let opened = 0;

const show = (change: Partial<DeviceTestView>): void =>
  callsStore.setState(({ test }) => ({ test: { ...test, ...change } }));

const measure = (track: MediaStreamTrack): (() => void) => {
  const meter = startMeter(track);
  const timer = setInterval(() => levelsStore.setState({ test: meter.level() }), meterMs);
  return () => {
    clearInterval(timer);
    meter.stop();
    levelsStore.setState({ test: 0 });
  };
};

const letGo = (): void => {
  stopMeter?.();
  stopMeter = undefined;
  microphone?.stop();
  camera?.stop();
  microphone = camera = undefined;
};

const open = async (withCamera: boolean): Promise<void> => {
  const turn = ++opened;
  letGo();
  callsStore.setState({ test: { isOpen: true, voice: 'idle' } });
  const why = whyNoCalls({
    isSecureContext: globalThis.isSecureContext,
    mediaDevices: navigator.mediaDevices,
    RTCPeerConnection: globalThis.RTCPeerConnection,
  });
  if (why) return show({ trouble: why });
  try {
    const track = await openMicrophone(readChoices());
    if (turn !== opened) return track.stop();
    microphone = track;
    stopMeter = measure(track);
  } catch (error) {
    show({ trouble: troubleOf(error, 'microphone') });
  }
  if (!withCamera || turn !== opened) return;
  try {
    const track = await openCamera(readChoices());
    if (turn !== opened) return track.stop();
    camera = track;
    show({ camera: track });
  } catch (error) {
    show({ trouble: troubleOf(error, 'camera') });
  }
};

const play = (recorded: Blob): Promise<void> =>
  new Promise((resolve) => {
    const address = URL.createObjectURL(recorded);
    const player = new Audio(address) as HTMLAudioElement & { setSinkId?(id: string): Promise<void> };
    void player.setSinkId?.(readChoices().speaker ?? '').catch(() => {});
    const end = (): void => {
      URL.revokeObjectURL(address);
      resolve();
    };
    player.addEventListener('ended', end);
    player.addEventListener('error', end);
    player.play().catch(end);
  });

/** The devices being tried, before or beside a call. */
export const deviceTest = {
  open,
  /** Another device has been chosen. */
  async reopen(): Promise<void> {
    if (callsStore.getState().test.isOpen) await open(camera !== undefined);
  },
  /** Records a few seconds and plays them back; nothing of it is kept. */
  async recordVoice(): Promise<void> {
    if (!microphone || callsStore.getState().test.voice !== 'idle') return;
    const recorder = new MediaRecorder(new MediaStream([microphone]));
    const parts: Blob[] = [];
    recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
    const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve, { once: true }));
    recorder.start();
    show({ voice: 'recording' });
    setTimeout(() => recorder.state !== 'inactive' && recorder.stop(), voiceMs);
    await stopped;
    if (!callsStore.getState().test.isOpen) return;
    show({ voice: 'playing' });
    await play(new Blob(parts, { type: recorder.mimeType }));
    if (callsStore.getState().test.isOpen) show({ voice: 'idle' });
  },
  close(): void {
    opened++;
    letGo();
    callsStore.setState({ test: { isOpen: false, voice: 'idle' } });
  },
};
