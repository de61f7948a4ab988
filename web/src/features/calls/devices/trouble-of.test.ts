import { expect, test } from 'vitest';
import { troubleOf, whyNoCalls } from './trouble-of.ts';

const failure = (name: string): Error => Object.assign(new Error('no'), { name });

test('every way a browser refuses a device has its word', () => {
  const words = (name: string) => [
    troubleOf(failure(name), 'microphone'),
    troubleOf(failure(name), 'camera'),
  ];
  expect(words('NotAllowedError')).toEqual(['microphoneRefused', 'cameraRefused']);
  expect(words('SecurityError')).toEqual(['microphoneRefused', 'cameraRefused']);
  expect(words('NotFoundError')).toEqual(['noMicrophone', 'noCamera']);
  expect(words('OverconstrainedError')).toEqual(['noMicrophone', 'noCamera']);
  expect(words('NotReadableError')).toEqual(['deviceBusy', 'deviceBusy']);
  expect(words('AbortError')).toEqual(['deviceBusy', 'deviceBusy']);
  expect(words('TypeError')).toEqual(['unsupported', 'unsupported']);
  expect(troubleOf(undefined, 'camera')).toBe('unsupported');
});

test('a page that is not secure, or a browser without calls, is told apart', () => {
  const whole = { isSecureContext: true, mediaDevices: {}, RTCPeerConnection: {} };
  expect(whyNoCalls(whole)).toBeUndefined();
  expect(whyNoCalls({ ...whole, isSecureContext: false })).toBe('insecurePage');
  expect(whyNoCalls({ ...whole, mediaDevices: undefined })).toBe('unsupported');
  expect(whyNoCalls({ ...whole, RTCPeerConnection: undefined })).toBe('unsupported');
});
