import type { CallCommands } from './commands.ts';
import type { Trouble } from './call-view.ts';
import { deviceTest } from './devices/device-test.ts';
import { keepChoice, readChoices } from './devices/choices.ts';
import { listDevices } from './devices/list-devices.ts';
import type { LocalMedia } from './devices/local-media.ts';
import { whyNoCalls } from './devices/trouble-of.ts';
import type { Legs } from './sessions/legs.ts';
import { playCallSound } from './sounds/call-sounds.ts';
import { callsStore } from './state.ts';

let trouble: Trouble | undefined;

/** What went wrong with a device last, while a call goes on. */
export const deviceTrouble = (): Trouble | undefined => trouble;

/** Why no call can begin here at all. */
export const whyNotCall = (): Trouble | undefined => {
  trouble = undefined;
  return whyNoCalls({
    isSecureContext: globalThis.isSecureContext,
    mediaDevices: navigator.mediaDevices,
    RTCPeerConnection: globalThis.RTCPeerConnection,
  });
};

let isWatching = false;

/** Looks again which devices there are; from now on by itself, whenever one is plugged in or out. */
export const refreshDevices = async (): Promise<void> => {
  const devices = await listDevices(readChoices());
  callsStore.setState({ devices });
  if (isWatching || !navigator.mediaDevices) return;
  isWatching = true;
  navigator.mediaDevices.addEventListener('devicechange', () => void refreshDevices());
};

interface Parts {
  local(): LocalMedia | undefined;
  legs(): Legs | undefined;
  show(): void;
}

type DeviceCommands = Pick<
  CallCommands,
  | 'setMuted'
  | 'setCamera'
  | 'flipCamera'
  | 'shareScreen'
  | 'chooseDevice'
  | 'setNoise'
  | 'setBlur'
  | 'lookForDevices'
  | 'openTest'
  | 'testVoice'
  | 'testSpeaker'
  | 'closeTest'
>;

/** What can be done about the devices, in a call and outside of one. */
export const deviceCommands = ({ local, legs, show }: Parts): DeviceCommands => {
  const note = (next: Trouble | undefined): void => {
    trouble = next;
    show();
  };
  const reopen = async (kind: 'microphone' | 'camera'): Promise<void> => {
    const media = local();
    if (kind === 'microphone') {
      if (media) note(await media.openMicrophone());
    } else if (media?.tracks.camera) note(await media.openCamera());
    await deviceTest.reopen();
    await refreshDevices();
    show();
  };
  return {
    async setMuted(on) {
      local()?.mute(on);
    },
    async setCamera(on) {
      const media = local();
      if (!on) media?.closeCamera();
      else if (media) note(await media.openCamera());
    },
    async flipCamera() {
      const { camera: _camera, ...choices } = readChoices();
      keepChoice({ ...choices, camera: '', facing: choices.facing === 'user' ? 'environment' : 'user' });
      await reopen('camera');
    },
    async shareScreen(on) {
      if (on) await local()?.openScreen();
      else local()?.closeScreen();
    },
    async chooseDevice(kind, id) {
      keepChoice({ [kind]: id });
      if (kind === 'speaker') {
        legs()?.chooseSpeaker(id);
        await refreshDevices();
        show();
      } else await reopen(kind);
    },
    async setNoise(noise) {
      keepChoice({ noise });
      await reopen('microphone');
    },
    async setBlur(blur) {
      keepChoice({ blur });
      const done = await local()?.blur(blur);
      if (done === false) keepChoice({ blur: false });
      await refreshDevices();
      show();
    },
    lookForDevices: () => refreshDevices(),
    openTest: (what) => deviceTest.open(what?.camera ?? true).then(refreshDevices),
    testVoice: () => deviceTest.recordVoice(),
    async testSpeaker() {
      playCallSound('test', readChoices().speaker);
    },
    closeTest: () => deviceTest.close(),
  };
};
