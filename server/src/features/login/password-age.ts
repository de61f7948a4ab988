export { notePasswordChanged } from './store.ts';
