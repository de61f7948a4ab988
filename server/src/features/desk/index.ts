import type { Feature } from '../../platform/house.ts';
import { methods } from './methods.ts';
import './personal-data.ts';

/** The operators' desk: what the host keeps to, how it is, and who may come in. It reads nobody's messages. */
export const desk: Feature = { name: 'desk', methods };
