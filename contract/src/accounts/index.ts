export * from './types.ts';
export * from './privacy.ts';
export * from './setting-values.ts';
export * from './entries.ts';
export { accountMethods } from './methods.ts';
