export * from './content.ts';
export * from './types.ts';
export * from './entries.ts';
export { messageMethods } from './methods.ts';
