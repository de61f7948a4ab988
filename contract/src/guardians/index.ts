export * from './types.ts';
export { guardianMethods } from './methods.ts';
