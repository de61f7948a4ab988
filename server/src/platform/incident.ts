import { randomBytes } from 'node:crypto';
import type { House } from './house.ts';
import { troubleOf } from './trouble.ts';

/**
 * Writes down a bug: the one way to a line of level `error`. Gives the number under which it stands in the log, in the figures
 * and on the desk, and which whoever ran into it may be told.
 */
export const reportIncident = (
  { health, logger, metrics }: Pick<House, 'health' | 'logger' | 'metrics'>,
  where: string,
  error: unknown,
): string => {
  const incident = randomBytes(4).toString('hex');
  metrics.incidents.inc();
  health.noteProblem(where, error, incident);
  logger.error({ incident, where, ...troubleOf(error) }, 'incident');
  return incident;
};
