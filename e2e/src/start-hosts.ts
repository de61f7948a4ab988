import { join } from 'node:path';
import process from 'node:process';
import { startHost } from './host-process.ts';
import { signUp } from './person.ts';

/** Starts the one host of all journeys, or the demo world that pictures are taken of. Gives back how to stop it. */
const startHosts = async (): Promise<() => Promise<void>> => {
  // The story of the secret rooms kills its host, that of a process that ends has several: they have their own.
  if (process.env['MARU_SECRET'] === '1' || process.env['MARU_MOVE'] === '1') return async () => {};
  const isDemo = process.env['MARU_PICTURES'] === '1';
  const host = await startHost(...(isDemo ? ['--demo'] : ['--smtp-url', 'folder']));
  process.env['MARU_URL'] = host.url;
  process.env['MARU_MAILS'] = join(host.folder, 'mails');
  // The first account becomes the operator; nobody else in the journeys is meant to be one.
  if (!isDemo) {
    const operator = await signUp('Operator');
    // Journeys sign the operator in again and again, and about something else: their devices are not asked.
    await operator.call('approval.setAsked', { on: false });
    process.env['MARU_OPERATOR'] = operator.handle;
  }
  return host.stop;
};

export default startHosts;
