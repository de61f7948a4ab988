import type { Config } from '../config/index.ts';
import type { Traces } from './types.ts';

export type { CommittedRow, Traces } from './types.ts';

/** Opens the traces, where there is somebody to tell; else nothing of OpenTelemetry is even loaded. */
export const openTraces = async ({
  tracesTo,
  traceShare,
}: Pick<Config, 'tracesTo' | 'traceShare'>): Promise<Traces | undefined> => {
  if (tracesTo === undefined) return undefined;
  const { startTraces } = await import('./start-traces.ts');
  return startTraces({ endpoint: tracesTo, share: traceShare });
};
