import type { Feature } from '../../platform/house.ts';
import { methods } from './methods.ts';

/** Where somebody is signed in: seeing, naming and signing out their devices. The accounts keep them, as sessions hang on them. */
export const devices: Feature = { name: 'devices', methods };
