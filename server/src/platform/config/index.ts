export type { Config } from './settings.ts';
export { CannotStart, helpText, readConfig } from './read-config.ts';
