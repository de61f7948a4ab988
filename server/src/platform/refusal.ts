import { refusals, type RefusalCode, type RefusalFrame } from '@maru/contract';

/** An expected "no". Anything else that is thrown is a bug. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly details: Record<string, unknown> | undefined;

  constructor(code: RefusalCode, details?: Record<string, unknown>) {
    super(refusals[code][1]);
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
  }

  /** The HTTP status that goes with the code. */
  get status(): number {
    return refusals[this.code][0];
  }

  /** As it travels. */
  toFrame(): RefusalFrame {
    return { code: this.code, message: this.message, ...(this.details && { details: this.details }) };
  }
}

/** Refuses: `throw refuse('chat_not_found')` without the `new`. */
export const refuse = (code: RefusalCode, details?: Record<string, unknown>): Refusal =>
  new Refusal(code, details);
