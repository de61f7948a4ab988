export * from './types.ts';
export * from './entries.ts';
export { accountMethods } from './methods.ts';
