import { z } from 'zod';
import { Archive } from './types.ts';

export * from './types.ts';
export { archiveMethods } from './methods.ts';

/** Entries of `account:<me>` about my archives. */
export const archiveEntries = {
  'archive.changed': z.object({ archive: Archive }),
  'archive.gone': z.object({ id: z.uuid() }),
} as const;
