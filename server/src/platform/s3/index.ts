export { openS3 } from './client.ts';
export { S3Refused, type PutOptions, type S3, type S3Object, type S3Place } from './types.ts';
