import type { LogName } from '@maru/contract';
import type { Feature, House } from '../house.ts';
import { catchUp, type Connection } from '../live/index.ts';
import { dresserOf } from './dresser.ts';

/** Serves a connection what came after these cursors; where that cannot be done it comes again. */
export const serveMissed = async (
  house: House,
  features: readonly Feature[],
  { connection, cursors }: { connection: Connection; cursors: Map<LogName, number> },
): Promise<void> => {
  const dress = dresserOf(house, features, connection.accountId);
  try {
    await catchUp({ log: house.log, dress, figures: house.metrics.figures }, connection, cursors);
  } catch {
    connection.close(4004, 'catch-up failed');
  }
};
