export { recoveryMethods } from './methods.ts';
export * from './types.ts';
