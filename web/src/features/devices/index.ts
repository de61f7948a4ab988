export { devicesData } from './data.ts';
export { wordPlace } from './word-device.ts';
