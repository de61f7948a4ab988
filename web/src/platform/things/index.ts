export { openThings, type Thing, type Things, type ThingsOf } from './open-things.ts';
export { useThing, useThingList } from './hooks.ts';
