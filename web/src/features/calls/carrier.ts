import type { CallCommands } from './commands.ts';

/** What carries calls. */
export const commands = {} as CallCommands;
