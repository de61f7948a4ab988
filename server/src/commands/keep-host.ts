import { checkAuditNow } from '../platform/audit/index.ts';
import { CannotStart } from '../platform/config/index.ts';
import { adoptKey } from '../platform/keys/index.ts';
import type { Command } from './command.ts';
import { changeHost, visitHost } from './visit-host.ts';

const readKnown = (typed: string | undefined): { number: number; head: string } | undefined => {
  if (typed === undefined) return undefined;
  const [, number, head] = /^(\d+):([0-9a-f]{64})$/.exec(typed) ?? [];
  if (!number || !head)
    throw new CannotStart('What was written down looks like 12:5f2c… (the number, a colon, 64 letters).');
  return { number: Number(number), head };
};

/** Looks whether the audit log is as it was written. */
export const checkAudit: Command = {
  name: 'audit check',
  takes: '[number:hash]',
  means: 'is the audit log as it was written, and does it hold what was written down before?',
  needs: 0,
  async run(given) {
    const known = readKnown(given.words[0]);
    const { whole, records, head, brokenAt } = await visitHost(given, ({ db }) => checkAuditNow(db, known));
    if (!whole) {
      given.say(`The audit log is NOT as it was written: look at record ${brokenAt}.`);
      return false;
    }
    given.say(`The chain is whole: ${records} records.`);
    if (records > 0) given.say(`Write this down elsewhere: ${records}:${head}`);
    return true;
  },
};

/** Lets the database go on with the key that is there now, when the one before is lost. */
export const renewKey: Command = {
  name: 'key renew',
  takes: '',
  means: 'go on with the present key when the one before is lost; what was sealed with that opens no more',
  needs: 0,
  async run(given) {
    await changeHost(given, async (house, tx) => {
      await adoptKey(tx, house.keys);
      return { deed: 'host.keyRenewed' };
    });
    given.say(
      'Done. Codes of authenticator apps from before are wrong now: people come in with recovery codes or passkeys, or you reset their second step. Addresses of calendars are to be made anew.',
    );
  },
};
