import { z } from 'zod';
import { FileId } from '../wire/ids.ts';

export * from './bound-picture.ts';
export * from './types.ts';
export * from './uploads.ts';
export { fileMethods } from './methods.ts';

/** Signals on `chat:<id>` about files, to those who watch it: how far the making of a film has come, in percent. */
export const fileSignals = {
  'file.progress': z.object({ fileId: FileId, percent: z.int().min(0).max(100) }),
} as const;
