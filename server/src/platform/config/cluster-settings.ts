import { number, setting, url, WrongSetting } from './setting.ts';

const natsUrls = (text: string): string | undefined | WrongSetting => {
  if (text === '') return undefined;
  const servers = text.split(',').map((one) => url(['nats:', 'tls:'])(one.trim()));
  return servers.every((one) => typeof one === 'string')
    ? servers.join(',')
    : new WrongSetting('one or more addresses like nats://nats.example.org:4222, with a comma between');
};

/** What several processes of one host need of each other. */
export const clusterSettings = {
  natsUrl: setting({
    env: 'NATS_URL',
    flag: 'nats-url',
    hint: 'URLS',
    // It may hold a password.
    secret: true,
    fallback: '',
    parse: natsUrls,
    means:
      'the NATS that carries news between several processes on one database (nats:// or tls://, several with a comma between); without it they look into the database every second',
  }),
  processAddress: setting({
    env: 'PROCESS_ADDRESS',
    flag: 'process-address',
    hint: 'URL',
    fallback: '',
    parse: url(['http:', 'https:']),
    means:
      'where the other processes reach this one; made of an address of this machine and PORT when it is not given',
  }),
  drainMs: setting({
    env: 'DRAIN_MS',
    flag: 'drain-ms',
    hint: 'NUMBER',
    fallback: '10000',
    parse: number(0, 600_000),
    means:
      'milliseconds within which a process that ends hands its connections to the others; alone, it asks nobody to wait',
  }),
};
