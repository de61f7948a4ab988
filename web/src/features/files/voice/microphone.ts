/** Why nothing can be recorded. */
export type NoMicrophone = 'insecure' | 'unsupported' | 'refused' | 'missing' | 'busy' | 'failed';

/** Nothing can be recorded, and why. */
export class MicrophoneError extends Error {
  override name = 'MicrophoneError';
  readonly why: NoMicrophone;
  constructor(why: NoMicrophone, cause?: unknown) {
    super(`no microphone: ${why}`, { cause });
    this.why = why;
  }
}

const reasons: Readonly<Record<string, NoMicrophone>> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

/** Opens the microphone, as voices are best heard. */
export const openMicrophone = async (): Promise<MediaStream> => {
  if (!globalThis.isSecureContext) throw new MicrophoneError('insecure');
  if (!navigator.mediaDevices?.getUserMedia || typeof MediaRecorder === 'undefined') {
    throw new MicrophoneError('unsupported');
  }
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 },
    });
  } catch (cause) {
    throw new MicrophoneError(reasons[(cause as Error).name] ?? 'failed', cause);
  }
};

const containers = [
  { type: 'audio/webm;codecs=opus', ending: 'webm', bits: 32_000 },
  { type: 'audio/mp4', ending: 'm4a', bits: 64_000 },
  { type: 'audio/ogg;codecs=opus', ending: 'ogg', bits: 32_000 },
] as const;

/** What every browser plays as it is. */
const forEverybody = { type: 'audio/mp4;codecs=mp4a.40.2', ending: 'm4a', bits: 64_000 } as const;

/**
 * How this browser records: the host makes of it what every browser plays. It cannot where the voice is sealed, so there
 * it is recorded as such, if this browser can.
 */
export const bestContainer = (isSealed = false): { type: string; ending: string; bits: number } =>
  (isSealed ? [forEverybody, ...containers] : containers).find(({ type }) =>
    MediaRecorder.isTypeSupported(type),
  ) ?? {
    type: '',
    ending: 'audio',
    bits: 64_000,
  };
