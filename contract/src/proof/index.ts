export * from './types.ts';
export { proofMethods } from './methods.ts';
