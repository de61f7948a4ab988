export { profilesData } from './data.ts';
export * from './hooks.ts';
