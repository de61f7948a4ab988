export { startOutbox, type Outbox, type Sending, type SentNote } from './outbox.ts';
