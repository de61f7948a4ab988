import { backupSettings } from './backup-settings.ts';
import { clusterSettings } from './cluster-settings.ts';
import { mediaSettings } from './media-settings.ts';
import { number, oneOf, setting, url, WrongSetting, type Setting } from './setting.ts';
import { watchSettings } from './watch-settings.ts';

const roles = (text: string) => {
  const known = ['gateway', 'worker', 'media'];
  const named = text.split(',').map((one) => one.trim());
  return named.length > 0 && named.every((one) => known.includes(one))
    ? (named as ('gateway' | 'worker' | 'media')[])
    : new WrongSetting('gateway, worker, media, or several of them with commas between');
};

/** Every setting of the program, in the order `--help` lists them. */
export const settings = {
  port: setting({
    env: 'PORT',
    flag: 'port',
    hint: 'NUMBER',
    fallback: '4400',
    parse: number(0, 65_535),
    means: 'the port to listen on; 0 takes any free one',
  }),
  bind: setting({
    env: 'BIND',
    flag: 'bind',
    hint: 'ADDRESS',
    fallback: '0.0.0.0',
    parse: (text: string) =>
      /^[0-9a-fA-F.:]+$|^localhost$/.test(text) ? text : new WrongSetting('an IP address of this machine'),
    means: 'the address to listen on; 127.0.0.1 keeps it to this machine',
  }),
  dataDir: setting({
    env: 'DATA_DIR',
    flag: 'data',
    hint: 'FOLDER',
    fallback: './data',
    parse: (text: string) => (text.trim() === '' ? new WrongSetting('the path of a folder') : text),
    means: 'where everything is kept',
  }),
  hostKey: setting({
    env: 'HOST_KEY',
    secret: true,
    flag: 'host-key',
    hint: 'TEXT',
    fallback: '',
    parse: (text: string) => text,
    means:
      'the key that seals secrets in the database, 32 bytes in base64, the same for every process; made at the first start (DATA_DIR/keys) when it is not given; better given by environment than by flag',
  }),
  publicUrl: setting({
    env: 'PUBLIC_URL',
    flag: 'public-url',
    hint: 'URL',
    fallback: '',
    parse: url(['http:', 'https:']),
    means: 'the address people use, when it is not http://localhost:PORT',
  }),
  databaseUrl: setting({
    env: 'DATABASE_URL',
    flag: 'database-url',
    hint: 'URL',
    fallback: '',
    parse: url(['postgres:', 'postgresql:']),
    means: 'a PostgreSQL (16 or newer) to use instead of the embedded one',
  }),
  roles: setting({
    env: 'ROLES',
    flag: 'roles',
    hint: 'LIST',
    fallback: 'gateway,worker,media',
    parse: roles,
    means:
      'what this process does: gateway serves people, worker does what comes round by itself, media may carry the calls of the host (one process at a time does)',
  }),
  hostName: setting({
    env: 'HOST_NAME',
    flag: 'host-name',
    hint: 'NAME',
    fallback: 'Maru',
    parse: (text: string) => text.slice(0, 60),
    means: 'how this host calls itself',
  }),
  signUp: setting({
    env: 'SIGN_UP',
    flag: 'sign-up',
    hint: 'open|invitation|closed',
    fallback: 'open',
    parse: oneOf('open', 'invitation', 'closed'),
    means: 'whether new people may sign up; an operator can change it while the host runs',
  }),
  fileBytes: setting({
    env: 'FILE_BYTES',
    flag: 'file-bytes',
    hint: 'NUMBER',
    fallback: '2000000000',
    // What S3 takes in one piece is the end of it.
    parse: number(1_000, 5_000_000_000),
    means: 'bytes of the largest file',
  }),
  quotaBytes: setting({
    env: 'QUOTA_BYTES',
    flag: 'quota-bytes',
    hint: 'NUMBER',
    fallback: '50000000000',
    parse: number(0, Number.MAX_SAFE_INTEGER),
    means: 'bytes of files that one account may keep; 0 is no limit',
  }),
  fileDays: setting({
    env: 'FILE_DAYS',
    flag: 'file-days',
    hint: 'NUMBER',
    fallback: '0',
    parse: number(0, 36_500),
    means: 'days after which files are let go; 0 keeps them for good',
  }),
  idleDays: setting({
    env: 'IDLE_DAYS',
    flag: 'idle-days',
    hint: 'NUMBER',
    fallback: '90',
    // The cookie of a session lives no longer.
    parse: number(1, 400),
    means:
      'days after which a device that nobody uses is signed out; an operator can change it while the host runs',
  }),
  sessionDays: setting({
    env: 'SESSION_DAYS',
    flag: 'session-days',
    hint: 'NUMBER',
    fallback: '0',
    parse: number(0, 3_650),
    means:
      'days after which everybody signs in anew, however much they use it; 0 is never; an operator can change it while the host runs',
  }),
  secondStep: setting({
    env: 'SECOND_STEP',
    flag: 'second-step',
    hint: 'free|required',
    fallback: 'free',
    parse: oneOf('free', 'required'),
    means:
      'required lets nobody go on who has set up no second step for signing in; an operator can change it while the host runs',
  }),
  s3Endpoint: setting({
    env: 'S3_ENDPOINT',
    flag: 's3-endpoint',
    hint: 'URL',
    fallback: '',
    parse: url(['http:', 'https:']),
    means: 'an S3 to keep files in instead of the data folder',
  }),
  s3Region: setting({
    env: 'S3_REGION',
    flag: 's3-region',
    hint: 'NAME',
    fallback: 'us-east-1',
    parse: (text: string) => text,
    means: 'its region',
  }),
  s3Bucket: setting({
    env: 'S3_BUCKET',
    flag: 's3-bucket',
    hint: 'NAME',
    fallback: 'maru',
    parse: (text: string) =>
      /^[a-z0-9][a-z0-9.-]{1,62}$/.test(text) ? text : new WrongSetting('the name of a bucket'),
    means: 'the bucket, which is there already',
  }),
  s3AccessKey: setting({
    env: 'S3_ACCESS_KEY',
    secret: true,
    flag: 's3-access-key',
    hint: 'TEXT',
    fallback: '',
    parse: (text: string) => text,
    means: 'the key to it',
  }),
  s3SecretKey: setting({
    env: 'S3_SECRET_KEY',
    secret: true,
    flag: 's3-secret-key',
    hint: 'TEXT',
    fallback: '',
    parse: (text: string) => text,
    means: 'the secret of the key; better given by environment than by flag',
  }),
  s3PathStyle: setting({
    env: 'S3_PATH_STYLE',
    flag: 's3-path-style',
    hint: 'on|off',
    fallback: 'on',
    parse: oneOf('on', 'off'),
    means: 'on: bucket in the path, as most S3 beside AWS want it; off: in the host name',
  }),
  ffmpeg: setting({
    env: 'FFMPEG',
    flag: 'ffmpeg',
    hint: 'PATH',
    fallback: '',
    parse: (text: string) => text,
    means: 'the ffmpeg that makes films and voices playable everywhere, when it is not on the PATH',
  }),
  approval: setting({
    env: 'APPROVAL',
    flag: 'approval',
    hint: 'on|off',
    fallback: 'on',
    parse: oneOf('on', 'off'),
    means: 'ask the other devices of an account before a new browser is let in with its password',
  }),
  smtpUrl: setting({
    env: 'SMTP_URL',
    flag: 'smtp-url',
    hint: 'URL',
    fallback: '',
    parse: (text: string) => (text === 'folder' ? text : url(['smtp:', 'smtps:'])(text)),
    means:
      'the server that mails go to (smtp://name:password@host:587), or folder for DATA_DIR/mails; without it, none are sent',
  }),
  mailFrom: setting({
    env: 'MAIL_FROM',
    flag: 'mail-from',
    hint: 'ADDRESS',
    fallback: 'Maru <maru@localhost>',
    parse: (text: string) =>
      /^[^\r\n]*[^\s@]+@[^\s@]+$|^[^\r\n]*<[^\s@]+@[^\s@]+>$/.test(text)
        ? text
        : new WrongSetting('an e-mail address, as in Maru <maru@example.org>'),
    means: 'whom mails are from',
  }),
  trustProxy: setting({
    env: 'TRUST_PROXY',
    flag: 'trust-proxy',
    hint: 'on|off',
    fallback: 'off',
    parse: oneOf('on', 'off'),
    means: 'believe X-Forwarded-For and -Proto of a reverse proxy in front',
  }),
  linkCards: setting({
    env: 'LINK_CARDS',
    flag: 'link-cards',
    hint: 'on|off|anywhere',
    fallback: 'on',
    parse: oneOf('on', 'off', 'anywhere'),
    means: 'look up what links lead to; anywhere: also addresses of private networks',
  }),
  push: setting({
    env: 'PUSH',
    flag: 'push',
    hint: 'on|off|anywhere',
    fallback: 'on',
    parse: oneOf('on', 'off', 'anywhere'),
    means: 'send notifications to browsers; anywhere: also to push services of private networks',
  }),
  vapidPublicKey: setting({
    env: 'VAPID_PUBLIC_KEY',
    flag: 'vapid-public-key',
    hint: 'TEXT',
    fallback: '',
    parse: (text: string) => text,
    means:
      'the key that browsers subscribe to notifications with; made at the first start when it is not given',
  }),
  vapidPrivateKey: setting({
    env: 'VAPID_PRIVATE_KEY',
    flag: 'vapid-private-key',
    hint: 'TEXT',
    fallback: '',
    parse: (text: string) => text,
    means: 'the secret half of it; better given by environment than by flag',
  }),
  vapidSubject: setting({
    env: 'VAPID_SUBJECT',
    flag: 'vapid-subject',
    hint: 'URL',
    fallback: '',
    parse: (text: string) =>
      text === '' || /^(mailto:[^@\s]+@[^@\s]+|https:\/\/\S+)$/.test(text)
        ? text
        : new WrongSetting('an address that begins with mailto: or https://'),
    means: 'where push services reach you when something is wrong; else the public URL',
  }),
  mapTiles: setting({
    env: 'MAP_TILES',
    flag: 'map-tiles',
    hint: 'URL',
    fallback: '',
    parse: (text: string) => {
      if (text === '') return undefined;
      const isTemplate = ['{z}', '{x}', '{y}'].every((part) => text.includes(part));
      return /^https?:\/\/[^\s;,'"]+$/.test(text) && isTemplate
        ? text
        : new WrongSetting('an address that begins with http:// or https:// and has {z}, {x} and {y} in it');
    },
    means: 'where the map takes its tiles from; without it, outlines of the countries are drawn',
  }),
  mapAttribution: setting({
    env: 'MAP_ATTRIBUTION',
    flag: 'map-attribution',
    hint: 'TEXT',
    fallback: '',
    parse: (text: string) => text.slice(0, 200),
    means: 'whose map that is, as its owner wants it to be said',
  }),
  ...clusterSettings,
  ...mediaSettings,
  ...backupSettings,
  rateLimits: setting({
    env: 'RATE_LIMITS',
    flag: 'rate-limits',
    hint: 'on|off',
    fallback: 'on',
    parse: oneOf('on', 'off'),
    means: 'off is for load tests alone',
  }),
  metrics: setting({
    env: 'METRICS',
    flag: 'metrics',
    hint: 'network|anyone|off',
    fallback: 'network',
    parse: oneOf('network', 'anyone', 'off'),
    means: 'who may read the figures at /metrics: machines of the same private network, anyone, or nobody',
  }),
  ...watchSettings,
  logLevel: setting({
    env: 'LOG_LEVEL',
    flag: 'log-level',
    hint: 'LEVEL',
    fallback: 'warn',
    parse: oneOf('debug', 'info', 'warn', 'error', 'silent'),
    means: 'debug, info, warn, error or silent',
  }),
  demo: setting({
    env: 'DEMO',
    flag: 'demo',
    bare: true,
    hint: '',
    fallback: 'off',
    parse: (text: string) =>
      ['on', 'off', 'true', 'false', '1', '0', ''].includes(text)
        ? ['on', 'true', '1', ''].includes(text)
        : new WrongSetting('on or off'),
    means: 'make a small living world to look around in, with one-tap sign-in',
  }),
};

/** The parsed settings: one frozen object, made at start. */
export type Config = Readonly<{
  [Name in keyof typeof settings]: (typeof settings)[Name] extends Setting<infer Value> ? Value : never;
}>;
