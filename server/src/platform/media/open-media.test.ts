import { expect, it } from 'vitest';
import { doubtsAbout } from '../../commands/check-config.ts';
import { readConfig } from '../config/index.ts';
import { whyNoMedia } from './open-media.ts';
import { readMediaUrl } from './pipe-signals.ts';

const why = (...flags: string[]) => whyNoMedia(readConfig(flags, {}));

it('settings of calls that do not fit together are named', () => {
  expect(why()).toBeUndefined();
  expect(why('--turn-url=turn:relay.example.org:3478')).toBe('TURN_URL is set, and TURN_SECRET is not.');
  expect(why('--turn-secret=x')).toBe('TURN_SECRET is set, and TURN_URL is not.');
  expect(why('--livekit-url=wss://calls.example.org', '--livekit-api-key=x')).toContain('LIVEKIT_API_SECRET');
  expect(why('--livekit-api-key=x')).toContain('LIVEKIT_URL is not set');
  const mixed = ['--livekit-url=ws://calls.example.org', '--public-url=https://talk.example.org'];
  expect(doubtsAbout(readConfig(mixed, {})).join(' ')).toContain('LIVEKIT_URL is ws://');
});

it('a setting of calls that is wrong says what it should be', () => {
  for (const [flag, words] of [
    ['--media=on', 'embedded or off'],
    ['--media-port=70000', 'a whole number from 0 to 65000'],
    ['--media-address=example.org', 'IP addresses'],
    ['--turn-url=relay.example.org', 'turn:relay.example.org:3478'],
    ['--livekit-url=https://calls.example.org', 'ws:// or wss://'],
    ['--media-max-egress-mbps=0', 'a whole number from 1'],
    ['--media-transport=tcp', 'werift'],
  ] as const)
    expect(() => readConfig([flag], {})).toThrow(words);
});

it('only signalling of rooms is passed on, and nothing else that a worker might answer', () => {
  expect(readMediaUrl('/media/a-room/rtc/v1?access_token=x')).toEqual({
    roomId: 'a-room',
    rest: '/rtc/v1?access_token=x',
  });
  expect(readMediaUrl('/media/a-room/rtc')).toEqual({ roomId: 'a-room', rest: '/rtc' });
  expect(readMediaUrl('/media/a-room/rtc/validate?x')?.rest).toBe('/rtc/validate?x');
  for (const url of [
    '/media/a-room/other',
    '/media/a-room/rtc/../health',
    '/media/a%2Froom/rtc',
    '/media//rtc',
    '/media/a-room/rtc?a b',
    `/media/${'a'.repeat(65)}/rtc`,
  ])
    expect(readMediaUrl(url)).toBeUndefined();
});
