export { benchCalls } from './bench-calls.ts';
