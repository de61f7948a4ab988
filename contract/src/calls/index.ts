export * from './types.ts';
export * from './entries.ts';
export { callMethods } from './methods.ts';
