import type { RefusalCode, RefusalFrame } from '@maru/contract';

/** An expected "no" from the host; decide and word by `code`. */
export class RefusalError extends Error {
  readonly code: RefusalCode;
  readonly details: Record<string, unknown>;

  constructor(refusal: RefusalFrame) {
    super(refusal.message);
    this.name = 'RefusalError';
    this.code = refusal.code;
    this.details = refusal.details ?? {};
  }
}

/** The line was lost before an answer came, and repeating the call by itself could do harm. */
export class LineLostError extends Error {
  constructor(message = 'The line to the host was lost before an answer came.') {
    super(message);
    this.name = 'LineLostError';
  }
}

/** Refusals that say nothing of the call itself: the host has no time, or has stumbled. */
const passing: ReadonlySet<string> = new Set(['busy', 'too_many_calls', 'internal']);

/** Is this an error that passes by itself: no line, a host that is starting, or one that is out of breath? */
export const willPass = (error: unknown): boolean =>
  error instanceof LineLostError || (error instanceof RefusalError && passing.has(error.code));
