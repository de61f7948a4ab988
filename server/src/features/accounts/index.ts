import type { Feature } from '../../platform/house.ts';
import { accountLog } from '../../platform/log/index.ts';
import { cleanUpSessions } from './clean-up.ts';
import { methods } from './methods.ts';
import { findCaller, hearSessionNews } from './sessions.ts';

export { createAccount, type NewAccount } from './create-account.ts';
export { findPersonByHandle, findPersons, readSettings } from './find-persons.ts';
export { hashPassword } from './passwords.ts';
export { endAllSessions, openSession } from './sessions.ts';

/** Who people are: signing up and in, sessions, profiles, settings. */
export const accounts: Feature = {
  name: 'accounts',
  methods,
  findCaller,
  jobs: [cleanUpSessions],
  start: hearSessionNews,
  logsOf: async (house, accountId) => [
    { log: accountLog(accountId), lastSeq: await house.log.lastSeq(accountLog(accountId)) },
  ],
  readRight: async (_house, accountId, log) => (log === accountLog(accountId) ? { fromSeq: 0 } : undefined),
};
