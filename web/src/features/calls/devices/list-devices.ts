import type { DeviceChoice, DevicesView } from '../call-view.ts';
import type { Choices } from './choices.ts';
import { canBlur } from './open-device.ts';

const isPhone = (): boolean =>
  navigator.maxTouchPoints > 1 && /android|iphone|ipad|mobile/i.test(navigator.userAgent);

/** What this device has, as it can be told at present, and what is chosen of it. */
export const listDevices = async (choices: Choices): Promise<DevicesView> => {
  const all = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
  const ofKind = (kind: MediaDeviceKind): DeviceChoice[] =>
    all
      .filter((one) => one.kind === kind && one.deviceId !== '')
      .map((one) => ({ id: one.deviceId, label: one.label }));
  const cameras = ofKind('videoinput');
  const canChooseSpeaker = 'setSinkId' in HTMLMediaElement.prototype;
  const view: DevicesView = {
    microphones: ofKind('audioinput'),
    cameras,
    speakers: canChooseSpeaker ? ofKind('audiooutput') : [],
    noise: choices.noise,
    blur: canBlur() ? choices.blur : 'cannot',
    canFlip: isPhone() && cameras.length > 1,
    canShareScreen: navigator.mediaDevices?.getDisplayMedia !== undefined,
  };
  // A device that is not plugged in is not the chosen one, though it is remembered for when it comes back.
  const has = (list: readonly DeviceChoice[], id: string | undefined): id is string =>
    list.some((one) => one.id === id);
  return {
    ...view,
    ...(has(view.microphones, choices.microphone) && { microphone: choices.microphone }),
    ...(has(cameras, choices.camera) && { camera: choices.camera }),
    ...(has(view.speakers, choices.speaker) && { speaker: choices.speaker }),
  };
};
