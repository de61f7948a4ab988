export { createClient, type Client } from './create-client.ts';
export { RefusalError, LineLostError } from './errors.ts';
export { createLogReaders, type LogReaders, type ReadPage } from './log-readers.ts';
export { isRepeatable } from './pending-calls.ts';
export {
  machineTimers,
  type ClientOptions,
  type LineState,
  type Socket,
  type SocketMaker,
  type Timers,
} from './options.ts';
