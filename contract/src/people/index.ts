export * from './types.ts';
export * from './entries.ts';
export { peopleMethods } from './methods.ts';
