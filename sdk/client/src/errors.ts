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
