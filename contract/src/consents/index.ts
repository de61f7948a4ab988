export * from './types.ts';
export { consentEntries } from './entries.ts';
export { consentMethods } from './methods.ts';
