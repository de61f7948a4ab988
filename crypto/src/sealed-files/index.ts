export { defaultChunkSize, layOut, padmeSize, SealedFileError, type Layout } from './layout.ts';
export { openStream, SealedFile, type ReadSealed } from './open-file.ts';
export {
  FileSealer,
  startSealing,
  type PlainSource,
  type SealedRef,
  type SealingStart,
} from './seal-file.ts';
