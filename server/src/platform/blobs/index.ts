import { join } from 'node:path';
import type { Config } from '../config/index.ts';
import { openFolderBlobs } from './folder.ts';
import { openS3Blobs } from './s3.ts';
import type { Blobs } from './types.ts';

export { findFilesTrouble } from './find-files-trouble.ts';
export { openFolderBlobs } from './folder.ts';
export { openS3Blobs } from './s3.ts';
export type { Blobs, ByteRange, OpenBlob } from './types.ts';

/** Opens where the files are: the S3 that was named, else a folder below the data folder. */
export const openBlobs = (config: Config): Blobs =>
  config.s3Endpoint
    ? openS3Blobs({
        endpoint: config.s3Endpoint,
        region: config.s3Region,
        bucket: config.s3Bucket,
        accessKey: config.s3AccessKey,
        secretKey: config.s3SecretKey,
        pathStyle: config.s3PathStyle === 'on',
      })
    : openFolderBlobs(join(config.dataDir, 'files'));
