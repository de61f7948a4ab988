export * from './types.ts';
export { deskMethods } from './methods.ts';
