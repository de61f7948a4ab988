import { resolve } from 'node:path';
import { number, oneOf, setting, url, WrongSetting } from './setting.ts';

/** Where backups go that reach to any moment, and how many are kept. */
export const backupSettings = {
  backupDir: setting({
    env: 'BACKUP_DIR',
    flag: 'backup-dir',
    hint: 'FOLDER',
    fallback: '',
    parse: (text: string) => (text.trim() === '' ? '' : resolve(text)),
    means:
      'a folder on another disk that the log of the database, base backups and files are copied to all the time, so that the host can be brought back to any minute',
  }),
  backupS3Endpoint: setting({
    env: 'BACKUP_S3_ENDPOINT',
    flag: 'backup-s3-endpoint',
    hint: 'URL',
    fallback: '',
    parse: url(['http:', 'https:']),
    means: 'an S3 that all of this is copied to instead of a folder',
  }),
  backupS3Region: setting({
    env: 'BACKUP_S3_REGION',
    flag: 'backup-s3-region',
    hint: 'NAME',
    fallback: 'us-east-1',
    parse: (text: string) =>
      /^[A-Za-z0-9-]{1,60}$/.test(text) ? text : new WrongSetting('the name of a region, as in us-east-1'),
    means: 'its region',
  }),
  backupS3Bucket: setting({
    env: 'BACKUP_S3_BUCKET',
    flag: 'backup-s3-bucket',
    hint: 'NAME',
    fallback: '',
    parse: (text: string) =>
      /^([a-z0-9][a-z0-9.-]{1,62})?$/.test(text) ? text : new WrongSetting('the name of a bucket'),
    means: 'the bucket, which is there already, and is not the one that files lie in',
  }),
  backupS3Prefix: setting({
    env: 'BACKUP_S3_PREFIX',
    flag: 'backup-s3-prefix',
    hint: 'NAME',
    fallback: '',
    parse: (text: string) =>
      /^([A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*\/?)?$/.test(text)
        ? text.replace(/\/$/, '')
        : new WrongSetting('letters, digits, ".", "_", "-" and "/" between, as in hosts/talk'),
    means: 'what the names of all backups in it begin with, where several hosts share a bucket',
  }),
  backupS3AccessKey: setting({
    env: 'BACKUP_S3_ACCESS_KEY',
    secret: true,
    flag: 'backup-s3-access-key',
    hint: 'TEXT',
    fallback: '',
    parse: (text: string) => text,
    means: 'the key to it',
  }),
  backupS3SecretKey: setting({
    env: 'BACKUP_S3_SECRET_KEY',
    secret: true,
    flag: 'backup-s3-secret-key',
    hint: 'TEXT',
    fallback: '',
    parse: (text: string) => text,
    means: 'the secret of the key; better given by environment than by flag',
  }),
  backupS3PathStyle: setting({
    env: 'BACKUP_S3_PATH_STYLE',
    flag: 'backup-s3-path-style',
    hint: 'on|off',
    fallback: 'on',
    parse: oneOf('on', 'off'),
    means: 'on: bucket in the path, as most S3 beside AWS want it; off: in the host name',
  }),
  backupEveryHours: setting({
    env: 'BACKUP_EVERY_HOURS',
    flag: 'backup-every-hours',
    hint: 'NUMBER',
    fallback: '24',
    parse: number(0, 8_760),
    means:
      'hours after which a worker makes a new base backup in BACKUP_DIR, or the S3; 0 leaves that to `maru backup --base`',
  }),
  backupKeep: setting({
    env: 'BACKUP_KEEP',
    flag: 'backup-keep',
    hint: 'NUMBER',
    fallback: '7',
    parse: number(1, 10_000),
    means: 'base backups that are kept, each with the log since; a worker takes older ones away',
  }),
};
