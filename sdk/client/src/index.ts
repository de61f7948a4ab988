export { createClient, type Client } from './create-client.ts';
export { RefusalError, LineLostError, willPass } from './errors.ts';
export { createLogReaders, type LogReaders, type ReadPage } from './log-readers.ts';
export { isRepeatable } from './pending-calls.ts';
export type { ClientOptions, LineState, Socket, SocketMaker } from './options.ts';
export { machineTimers, type Timers } from './timers.ts';
