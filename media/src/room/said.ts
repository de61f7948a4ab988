import type { SignalResponse } from '@livekit/protocol';

/** One thing that is said to a client. */
export type Said = NonNullable<SignalResponse['message']>;
