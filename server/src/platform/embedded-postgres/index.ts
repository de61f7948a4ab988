export { startEmbeddedPostgres } from './start.ts';
export type { EmbeddedOptions, EmbeddedPostgres } from './start.ts';
