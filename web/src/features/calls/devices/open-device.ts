import type { Choices } from './choices.ts';

/** Whether this browser can blur what is behind a person, by itself. */
export const canBlur = (): boolean =>
  (navigator.mediaDevices?.getSupportedConstraints() as Record<string, boolean> | undefined)?.[
    'backgroundBlur'
  ] === true;

const wish = (id: string | undefined): ConstrainDOMString | undefined => (id ? { ideal: id } : undefined);

const open = async (constraints: MediaStreamConstraints): Promise<MediaStreamTrack> => {
  const stream = await navigator.mediaDevices.getUserMedia(constraints);
  return stream.getTracks()[0]!;
};

/** Opens the microphone that was chosen, or the one that is there. */
export const openMicrophone = ({ microphone, noise }: Choices): Promise<MediaStreamTrack> => {
  const deviceId = wish(microphone);
  return open({
    audio: {
      ...(deviceId && { deviceId }),
      echoCancellation: true,
      autoGainControl: true,
      noiseSuppression: noise,
    },
  });
};

/** Opens the camera that was chosen, or the one that looks the wanted way. */
export const openCamera = async ({ camera, facing, blur }: Choices): Promise<MediaStreamTrack> => {
  const deviceId = wish(camera);
  const video = {
    ...(deviceId ? { deviceId } : { facingMode: { ideal: facing } }),
    width: { ideal: 1280 },
    height: { ideal: 720 },
    frameRate: { ideal: 30, max: 30 },
  };
  const track = await open({ video });
  if (blur) await blurTrack(track, true);
  return track;
};

/** Whether a camera that is open can blur, which is its driver's gift. */
export const trackCanBlur = (track: MediaStreamTrack): boolean => {
  const can = (track.getCapabilities?.() as { backgroundBlur?: boolean[] } | undefined)?.backgroundBlur;
  return can !== undefined && can.length > 1;
};

/** Blurs what is behind, or no longer; false where this camera cannot. */
export const blurTrack = async (track: MediaStreamTrack, on: boolean): Promise<boolean> => {
  if (!trackCanBlur(track)) return false;
  try {
    await track.applyConstraints({
      ...track.getConstraints(),
      advanced: [{ backgroundBlur: on } as MediaTrackConstraintSet],
    });
    return true;
  } catch {
    return false;
  }
};

/** Lets the person choose a screen, a window or a page, with its sound where that can be had. */
export const openScreen = async (): Promise<{ picture: MediaStreamTrack; sound?: MediaStreamTrack }> => {
  const stream = await navigator.mediaDevices.getDisplayMedia({
    video: { frameRate: { ideal: 15, max: 30 } },
    audio: true,
  });
  const [picture] = stream.getVideoTracks();
  const [sound] = stream.getAudioTracks();
  // Letters stay sharp: fewer pictures a second rather than blurred ones.
  picture!.contentHint = 'detail';
  return { picture: picture!, ...(sound && { sound }) };
};
