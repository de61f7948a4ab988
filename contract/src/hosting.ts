import { demoMethods } from './demo/index.ts';
import { deskMethods } from './desk/index.ts';
import { farewellMethods } from './farewell/index.ts';

/** Methods about a host as such, and about leaving it. */
export const hostingMethods = [...farewellMethods, ...deskMethods, ...demoMethods] as const;
