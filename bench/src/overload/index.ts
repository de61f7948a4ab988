export { benchOverload } from './bench-overload.ts';
