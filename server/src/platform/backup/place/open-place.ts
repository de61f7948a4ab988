import { join, resolve } from 'node:path';
import { CannotStart, type Config } from '../../config/index.ts';
import { besideCluster } from '../../embedded-postgres/index.ts';
import { openFolderPlace } from './folder-place.ts';
import { openS3BackupPlace } from './s3-place.ts';
import type { BackupPlace } from './types.ts';

type Wanted = Pick<
  Config,
  | 'backupDir'
  | 'backupS3Endpoint'
  | 'backupS3Bucket'
  | 'backupS3AccessKey'
  | 'backupS3SecretKey'
  | 's3Endpoint'
  | 's3Bucket'
>;

/** What the settings of backups contradict each other in, as a sentence; undefined where they fit together. Pure. */
export const whyNoBackups = (config: Wanted): string | undefined => {
  const { backupDir, backupS3Endpoint: endpoint, backupS3Bucket: bucket } = config;
  const hasKeys = Boolean(config.backupS3AccessKey && config.backupS3SecretKey);
  if (!endpoint)
    return bucket || config.backupS3AccessKey || config.backupS3SecretKey
      ? 'BACKUP_S3_ENDPOINT is not set, and other settings of it are: nothing would be copied there.'
      : undefined;
  if (backupDir)
    return 'BACKUP_DIR and BACKUP_S3_ENDPOINT both say where backups go: set one of them, and let a tool of its own copy that elsewhere.';
  if (!bucket) return 'BACKUP_S3_ENDPOINT is set, and BACKUP_S3_BUCKET is not: name the bucket.';
  if (!hasKeys)
    return 'BACKUP_S3_ENDPOINT is set, and BACKUP_S3_ACCESS_KEY or BACKUP_S3_SECRET_KEY is not: nobody could write there.';
  if (config.s3Endpoint === endpoint && config.s3Bucket === bucket)
    return `BACKUP_S3_BUCKET is the bucket that files lie in (${bucket}): give backups a bucket of their own, whose keys and rules are others.`;
  return undefined;
};

/** Does this host copy all that it has somewhere, to go back to any moment? */
export const keepsBackups = (config: Config): boolean => Boolean(config.backupDir || config.backupS3Endpoint);

const openBucket = (config: Config, bucket: string, prefix: string): BackupPlace => {
  const { backupS3Endpoint: endpoint } = config;
  if (!endpoint)
    throw new CannotStart(
      'Which S3 is that bucket in? Set BACKUP_S3_ENDPOINT, BACKUP_S3_ACCESS_KEY and BACKUP_S3_SECRET_KEY.',
    );
  const why = whyNoBackups({ ...config, backupS3Bucket: bucket, backupDir: '' });
  if (why) throw new CannotStart(why);
  const dataDir = resolve(config.dataDir);
  return openS3BackupPlace({
    endpoint,
    region: config.backupS3Region,
    bucket,
    prefix,
    accessKey: config.backupS3AccessKey,
    secretKey: config.backupS3SecretKey,
    pathStyle: config.backupS3PathStyle === 'on',
    temp: join(dataDir, 'tmp'),
    // Its name begins as that of the database: it goes into no backup itself.
    walFolder: async () =>
      join(config.databaseUrl ? dataDir : await besideCluster(dataDir), 'postgresql.wal'),
  });
};

/**
 * Opens where the backups of a host lie; undefined where it has none. Nothing is looked for there yet. Throws a sentence where
 * the settings do not fit together.
 */
export const findBackupPlace = (config: Config): BackupPlace | undefined => {
  const why = whyNoBackups(config);
  if (why) throw new CannotStart(why);
  if (config.backupS3Endpoint) return openBucket(config, config.backupS3Bucket, config.backupS3Prefix);
  return config.backupDir ? openFolderPlace(resolve(config.backupDir)) : undefined;
};

/** Opens what was typed, a folder or `s3://bucket/prefix`; else what the settings name. */
export const openBackupPlace = (config: Config, typed?: string): BackupPlace => {
  const [, bucket, prefix = ''] = /^s3:\/\/([^/]+)\/?(.*?)\/?$/.exec(typed ?? '') ?? [];
  if (bucket) return openBucket(config, bucket, prefix);
  if (typed) return openFolderPlace(resolve(typed));
  const place = findBackupPlace(config);
  if (!place)
    throw new CannotStart(
      'Which backups? Name a folder or s3://bucket, or set BACKUP_DIR or BACKUP_S3_ENDPOINT.',
    );
  return place;
};
