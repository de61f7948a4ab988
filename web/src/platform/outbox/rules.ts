import { RefusalError } from '@maru/client';
import type { RefusalCode } from '@maru/contract';

const laterMs = 2_000;
const passing: ReadonlySet<RefusalCode> = new Set(['too_many_calls', 'busy']);

/** After a refusal: try again in a while when it will pass by itself, else the sending has failed with this code. */
export const afterRefusal = (error: unknown): { waitMs: number } | { failed: string } => {
  if (!(error instanceof RefusalError)) return { failed: 'internal' };
  if (!passing.has(error.code)) return { failed: error.code };
  const asked = Number(error.details['retryAfterMs']);
  return { waitMs: Number.isFinite(asked) && asked > 0 ? asked : laterMs };
};
