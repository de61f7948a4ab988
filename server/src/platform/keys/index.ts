export { openKeys, readKey, keyFileOf, type Keys } from './open-keys.ts';
export { adoptKey, requireSameKey } from './key-check.ts';
