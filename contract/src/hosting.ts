import { demoMethods } from './demo/index.ts';
import { deskMethods } from './desk/index.ts';

/** Methods about a host as such. */
export const hostingMethods = [...deskMethods, ...demoMethods] as const;
