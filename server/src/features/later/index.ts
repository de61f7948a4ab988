import type { Feature } from '../../platform/house.ts';
import { methods } from './methods.ts';
import { sendDue } from './send-due.ts';
import './personal-data.ts';

/** Messages that are sent at a moment their sender chose. */
export const later: Feature = { name: 'later', methods, jobs: [sendDue] };
