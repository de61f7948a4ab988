import { z } from 'zod';
import { EntryFrame } from '../wire/entry.ts';
import { LogName, Seq } from '../wire/ids.ts';
import { method } from '../wire/method.ts';

/**
 * Reads the entries of a log after a seq: what fills a hole. Oldest first, and fewer than `limit` where they are large:
 * the log is at its end once `lastSeq` is reached. `lastSeq` is the log's newest from before the entries were read: a
 * page that is empty up to it will stay empty up to it.
 */
export const readLog = method('logs.read', {
  summary: 'Entries of a log after a seq, oldest first.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({
    log: LogName,
    afterSeq: Seq,
    limit: z.int().min(1).max(500).default(200),
  }),
  output: z.object({ entries: z.array(EntryFrame), lastSeq: Seq }),
  refusals: ['chat_not_found'],
});
