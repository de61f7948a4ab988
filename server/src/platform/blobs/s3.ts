import { rm } from 'node:fs/promises';
import { openS3, type S3Place } from '../s3/index.ts';
import { checkBlobName, type Blobs } from './types.ts';

/** Keeps files in an S3 bucket. */
export const openS3Blobs = (place: S3Place): Blobs => {
  const s3 = openS3(place);
  return {
    async put(name, bytes) {
      await s3.put(checkBlobName(name), bytes);
    },
    async putFile(name, path) {
      await s3.putFile(checkBlobName(name), path);
      await rm(path, { force: true });
    },
    async remove(name) {
      await s3.remove(checkBlobName(name));
      for await (const { key } of s3.list(`${name}/`)) await s3.remove(key);
    },
    async open(name) {
      const found = await s3.find(checkBlobName(name));
      return found && { size: found.bytes, stream: (range) => s3.read(name, range) };
    },
    async *list() {
      for await (const { key } of s3.list('')) yield key;
    },
  };
};
