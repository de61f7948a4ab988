export * from './types.ts';
export * from './is-signed-in.ts';
export * from './privacy.ts';
export * from './setting-values.ts';
export * from './entries.ts';
export { accountMethods } from './methods.ts';
