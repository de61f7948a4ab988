import { isIP } from 'node:net';
import { number, oneOf, setting, url, WrongSetting } from './setting.ts';

const parts = (text: string): string[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);

const addresses = (text: string): string[] | WrongSetting => {
  const given = parts(text);
  return given.every((one) => isIP(one) !== 0)
    ? given
    : new WrongSetting('IP addresses, with a comma between');
};

const relays = (text: string): string[] | WrongSetting => {
  const given = parts(text);
  return given.every((one) => /^turns?:[\w.[\]:-]+(\?transport=(udp|tcp))?$/.test(one))
    ? given
    : new WrongSetting('like turn:relay.example.org:3478 or turns:…?transport=tcp, with a comma between');
};

const text = (given: string): string => given;

/** What calls are carried by, and how much of it there may be. */
export const mediaSettings = {
  media: setting({
    env: 'MEDIA',
    flag: 'media',
    hint: 'embedded|off',
    fallback: 'embedded',
    parse: oneOf('embedded', 'off'),
    means:
      'embedded carries calls of several people here, once there is one; off leaves only calls of two, from browser to browser',
  }),
  mediaPort: setting({
    env: 'MEDIA_PORT',
    flag: 'media-port',
    hint: 'NUMBER',
    fallback: '',
    parse: (given: string) => (given === '' ? undefined : number(0, 65_000)(given)),
    means:
      'the UDP port that calls go through, and those after it, one for each worker; PORT + 1 when it is not given, any free one with 0',
  }),
  mediaAddress: setting({
    env: 'MEDIA_ADDRESS',
    flag: 'media-address',
    hint: 'LIST',
    fallback: '',
    parse: addresses,
    means:
      'the IP addresses by which the world reaches that port, where they are not those of this machine (NAT)',
  }),
  mediaWorkers: setting({
    env: 'MEDIA_WORKERS',
    flag: 'media-workers',
    hint: 'NUMBER',
    fallback: '0',
    parse: number(0, 64),
    means: 'programs that carry calls, at most; 0 is one for each core',
  }),
  mediaMaxEgressMbps: setting({
    env: 'MEDIA_MAX_EGRESS_MBPS',
    flag: 'media-max-egress-mbps',
    hint: 'NUMBER',
    fallback: '200',
    parse: number(1, 100_000),
    means: 'Mbit/s that calls may send out together; nobody more comes in beyond it',
  }),
  mediaMaxRooms: setting({
    env: 'MEDIA_MAX_ROOMS',
    flag: 'media-max-rooms',
    hint: 'NUMBER',
    fallback: '100',
    parse: number(1, 100_000),
    means: 'calls that may be under way at once',
  }),
  mediaMaxPeople: setting({
    env: 'MEDIA_MAX_PEOPLE',
    flag: 'media-max-people',
    hint: 'NUMBER',
    fallback: '1000',
    parse: number(2, 1_000_000),
    means: 'devices that may be in calls at once',
  }),
  mediaTransport: setting({
    env: 'MEDIA_TRANSPORT',
    flag: 'media-transport',
    hint: 'auto|node-datachannel|werift',
    fallback: 'auto',
    parse: oneOf('auto', 'node-datachannel', 'werift'),
    means: 'what carries the packets; auto takes the quicker, and the other one where it does not run',
  }),
  turnUrl: setting({
    env: 'TURN_URL',
    flag: 'turn-url',
    hint: 'LIST',
    fallback: '',
    parse: relays,
    means: 'relays for networks that let no UDP through (coturn with use-auth-secret)',
  }),
  turnSecret: setting({
    env: 'TURN_SECRET',
    secret: true,
    flag: 'turn-secret',
    hint: 'TEXT',
    fallback: '',
    parse: text,
    means: 'the static-auth-secret of the relays; better given by environment than by flag',
  }),
  livekitUrl: setting({
    env: 'LIVEKIT_URL',
    flag: 'livekit-url',
    hint: 'URL',
    fallback: '',
    parse: url(['ws:', 'wss:']),
    means: 'a LiveKit server that carries calls instead, as browsers reach it',
  }),
  livekitApiKey: setting({
    env: 'LIVEKIT_API_KEY',
    secret: true,
    flag: 'livekit-api-key',
    hint: 'TEXT',
    fallback: '',
    parse: text,
    means: 'the key to it',
  }),
  livekitApiSecret: setting({
    env: 'LIVEKIT_API_SECRET',
    secret: true,
    flag: 'livekit-api-secret',
    hint: 'TEXT',
    fallback: '',
    parse: text,
    means: 'the secret of the key; better given by environment than by flag',
  }),
};
