import type { MessageBody } from '@maru/contract';

/**
 * Why nothing is shown of something that was said in a secret room: this device had no key of it then, it does not open,
 * it is not what the host says it is, a newer app wrote it, or no app writes such a thing.
 */
export type Unopened = 'notHere' | 'unreadable' | 'tampered' | 'tooNew' | 'broken';

/** Undefined for all that is shown. */
export const whyUnopened = (body: Partial<MessageBody> & { unopened?: Unopened }): Unopened | undefined =>
  body.unopened;
