export * from './types.ts';
export * from './entries.ts';
export { loginMethods } from './methods.ts';
