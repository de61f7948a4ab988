import type { Trouble } from '../call-view.ts';

const byName: Record<string, 'refused' | 'none' | 'busy'> = {
  NotAllowedError: 'refused',
  PermissionDeniedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'none',
  DevicesNotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'busy',
  TrackStartError: 'busy',
  AbortError: 'busy',
};

/** What it means for a person that a browser has not given a device. */
export const troubleOf = (error: unknown, device: 'microphone' | 'camera'): Trouble => {
  const why = byName[(error as { name?: string } | null)?.name ?? ''];
  if (why === 'refused') return device === 'camera' ? 'cameraRefused' : 'microphoneRefused';
  if (why === 'none') return device === 'camera' ? 'noCamera' : 'noMicrophone';
  if (why === 'busy') return 'deviceBusy';
  return 'unsupported';
};

/** Why this page could not call at all, before anything is asked; undefined where it can. */
export const whyNoCalls = (scope: {
  isSecureContext: boolean;
  mediaDevices: unknown;
  RTCPeerConnection: unknown;
}): Trouble | undefined => {
  if (!scope.isSecureContext) return 'insecurePage';
  return scope.mediaDevices && scope.RTCPeerConnection ? undefined : 'unsupported';
};
