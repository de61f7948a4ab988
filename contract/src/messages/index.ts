export * from './content.ts';
export * from './read-content.ts';
export * from './types.ts';
export * from './entries.ts';
export * from './history-kinds.ts';
export { messageMethods } from './methods.ts';
