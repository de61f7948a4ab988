import { z } from 'zod';

/** What is left of an entry about a poll, an event or a to-do list whose card was deleted for everyone. */
export const Erased = z.object({ id: z.uuid(), erased: z.literal(true) });
/** What is left of an entry about a thing whose card was deleted for everyone. */
export type Erased = z.infer<typeof Erased>;
