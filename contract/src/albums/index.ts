export * from './entries.ts';
export * from './methods.ts';
export * from './types.ts';
