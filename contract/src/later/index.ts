import { z } from 'zod';
import { LaterMessage } from './types.ts';

export * from './types.ts';
export { laterMethods } from './methods.ts';

/** Entries of `account:<me>` about messages that are to be sent later. `later.gone`: sent, or taken back. */
export const laterEntries = {
  'later.changed': z.object({ message: LaterMessage }),
  'later.gone': z.object({ id: z.uuid() }),
} as const;
