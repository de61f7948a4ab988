export * from './types.ts';
export * from './entries.ts';
export { approvalMethods } from './methods.ts';
