import type { CallCommands } from './commands.ts';

let commands: Promise<CallCommands> | undefined;

/** What carries calls; it comes with the first call, and not with the app. */
export const loadCommands = (): Promise<CallCommands> => {
  commands ??= import('./carrier.ts').then((carrier) => carrier.commands);
  // What did not load for want of a line is tried again by the next press.
  commands.catch(() => (commands = undefined));
  return commands;
};
