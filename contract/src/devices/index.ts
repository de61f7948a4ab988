export * from './types.ts';
export * from './entries.ts';
export * from './name-client.ts';
export { deviceMethods } from './methods.ts';
