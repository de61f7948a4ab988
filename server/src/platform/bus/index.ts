export { openLocalBus, type Bus } from './local-bus.ts';
export { openNewsLine, tellServers, type NewsLine } from './news-line.ts';
