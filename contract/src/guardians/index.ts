export * from './types.ts';
export { guardianMethods } from './methods.ts';
export { ageOf } from './age.ts';
