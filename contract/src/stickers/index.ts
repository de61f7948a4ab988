export * from './built-in.ts';
export * from './methods.ts';
export * from './types.ts';
