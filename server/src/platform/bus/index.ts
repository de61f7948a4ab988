export { askNats } from './ask-nats.ts';
export { readHostId } from './host-id.ts';
export { openLocalBus } from './local-bus.ts';
export { openBus } from './open-bus.ts';
export { openNewsLine, tellServers, type NewsLine } from './news-line.ts';
export type { Answerer, Audience, Bus, CarriedTraces, LogMessage } from './types.ts';
