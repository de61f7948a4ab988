export * from './types.ts';
export * from './entries.ts';
export { chatMethods } from './methods.ts';
