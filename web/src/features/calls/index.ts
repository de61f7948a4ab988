export * from './call-view.ts';
export * from './hooks.ts';
export * from './verbs.ts';
export { type StartOptions } from './commands.ts';
export { callsStore, levelsStore, tracksStore, type CallsState } from './state.ts';
export { forgetCalls, loadCallHistory, markCallsSeen } from './history.ts';
export { callsData } from './data.ts';
