import type { Feature } from '../../platform/house.ts';
import { makeWorld } from './make-world.ts';
import { methods } from './methods.ts';
import './personal-data.ts';

/** A small living world to look around in, where a host was started with --demo. */
export const demo: Feature = {
  name: 'demo',
  methods,
  start: async (house) => {
    if (house.config.demo) await makeWorld(house);
  },
};
