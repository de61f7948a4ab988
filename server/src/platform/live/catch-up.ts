import type { LogName } from '@maru/contract';
import type { Log, StoredEntry } from '../log/index.ts';
import type { Figures } from '../metrics/index.ts';
import { entryFrame, withheldFrame } from './channel.ts';
import type { Connection } from './connection.ts';

/** Logs read by one query, and entries of each in one page. */
const logsAtOnce = 25;
const pageSize = 200;
/** Letters pushed before the reader is given time to take them in. */
const mouthful = 200_000;

const cutOver = (connection: Connection, name: LogName, cursor: number): void => {
  connection.catchingUp?.delete(name);
  const channel = connection.channels.find((one) => one.log === name);
  if (channel?.isBehind(cursor)) (connection.servedAhead ??= new Map()).set(name, cursor);
};

/** What is read from, with what makes entries ready for their reader. */
export interface Source {
  log: Log;
  dress: (entries: readonly StoredEntry[]) => Promise<readonly StoredEntry[]>;
  figures: Figures;
}

const servePage = async (
  { log, dress, figures }: Source,
  connection: Connection,
  cursors: Map<LogName, number>,
): Promise<void> => {
  const page = await log.readPage(cursors, pageSize);
  const entries = await dress(page.entries);
  figures.catchUpPages += 1;
  figures.catchUpEntries += entries.length;
  let pushed = 0;
  for (const entry of entries) {
    const frame = entry.hiddenFrom === connection.accountId ? withheldFrame(entry) : entryFrame(entry);
    connection.push(frame);
    pushed += frame.length;
    if (pushed > mouthful) {
      pushed = 0;
      await connection.drained();
    }
    cursors.set(entry.log, entry.seq);
  }
  for (const [name, cursor] of cursors) {
    const passedBy = connection.catchingUp?.get(name) ?? 0;
    // The last page, and nothing was committed behind its back: from here on this log is live. No await may stand between.
    if (!page.unfinished.has(name) && passedBy <= cursor) {
      cutOver(connection, name, cursor);
      cursors.delete(name);
    }
  }
  await connection.drained();
};

/**
 * Three phases for each log: *catch up* reads pages from the cursor, while what is committed meanwhile is only noted;
 * *cut over* happens in the same tick in which a page turned out to reach the end; then it is *live*. Nothing is
 * buffered, lost or doubled. The logs must already stand in `connection.catchingUp`; several may be caught up at once.
 */
export const catchUp = async (
  source: Source,
  connection: Connection,
  cursors: Map<LogName, number>,
): Promise<void> => {
  const names = [...cursors.keys()];
  source.figures.catchUps += 1;
  for (let at = 0; at < names.length; at += logsAtOnce) {
    const some = new Map(names.slice(at, at + logsAtOnce).map((name) => [name, cursors.get(name) as number]));
    while (some.size > 0 && !connection.closed) await servePage(source, connection, some);
  }
  if (connection.catchingUp?.size === 0) connection.catchingUp = null;
};
