import type { LogName } from '@maru/contract';
import type { Audience } from '../bus/index.ts';
import type { Connection } from './connection.ts';

/** What a feature knows of the connections of this process, asked for by name. */
export type Condition = (connection: Connection, log: LogName) => boolean;

const allows = <Id>(id: Id, only: readonly Id[] | undefined, but: readonly Id[] | undefined): boolean =>
  (!only || only.includes(id)) && !but?.includes(id);

/** Which of the readers of a log a signal is for. A condition that this process does not know is met by nobody. */
export const readersFor =
  (log: LogName, to: Audience, conditions: ReadonlyMap<string, Condition>) =>
  (connection: Connection): boolean =>
    allows(connection.accountId, to.accounts, to.butAccounts) &&
    allows(connection.deviceId, to.devices, to.butDevices) &&
    allows(connection.sessionId, to.sessions, to.butSessions) &&
    (to.where === undefined || (conditions.get(to.where)?.(connection, log) ?? false));
