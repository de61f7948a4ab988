import { createHash, randomBytes } from 'node:crypto';
import type { AccountId } from '@maru/contract';
import type { House, SignedCall, SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { findPersons } from '../accounts/index.ts';
import { waitDays } from './change-consent.ts';
import { writeGuardianLetter } from './letters.ts';
import { countMails, dropOldLinks, insertLink, readGuarded, type GuardedRow } from './store.ts';

const mailsADay = 3;
const day = 24 * 3_600_000;
const linksAtOnce = 5;

/** What is kept of the secret of a link. */
export const hashOf = (code: string): Buffer => createHash('sha256').update(code).digest();

const nameOf = async (house: House, row: GuardedRow): Promise<string | null> => {
  if (row.guardian_id === null) return row.guardian_name;
  return (await findPersons(house.db, [row.guardian_id], 'stranger')).get(row.guardian_id)?.name ?? null;
};

/** My guardian. */
export const mine: SignedVerb<'guardians.mine'> = async ({ house, who }) => {
  const row = await readGuarded(house.db, who.accountId);
  if (!row) return { guardian: null };
  const { all } = await countMails(house.db, who.accountId, house.clock.now());
  return {
    guardian: {
      state: row.state,
      guardian: await nameOf(house, row),
      minAge: house.hostSettings.current().minAge,
      endsAt: row.ends_at?.toISOString() ?? null,
      freeAt: row.free_at.toISOString(),
      mail: house.mail.isOn,
      mailsSent: all,
    },
  };
};

const requireSearching = async ({ house, who }: SignedCall): Promise<void> => {
  const row = await readGuarded(house.db, who.accountId);
  // Who has lost the consent of a guardian does not look for another one without that guardian.
  if (row?.state !== 'waiting') throw refuse('guardian_not_needed');
};

const makeCode = async (house: House, accountId: AccountId, mail: string | null): Promise<string> => {
  const code = randomBytes(24).toString('base64url');
  await insertLink(house.db, {
    account_id: accountId,
    code_hash: hashOf(code),
    mail,
    made_at: house.clock.now(),
  });
  return code;
};

/** Makes a link for the guardian. The newest few are good at once: one may be on a screen and another in a message. */
export const makeLink: SignedVerb<'guardians.makeLink'> = async (call) => {
  await requireSearching(call);
  const { house, who } = call;
  const code = await makeCode(house, who.accountId, null);
  await dropOldLinks(house.db, who.accountId, linksAtOnce);
  return { code };
};

/** Sends the guardian a mail. */
export const askByMail: SignedVerb<'guardians.askByMail'> = async (call, { address, language }) => {
  const { house, who } = call;
  const { config, clock, hostSettings, mail } = house;
  if (!mail.isOn) throw refuse('mail_off');
  await requireSearching(call);
  const { lately } = await countMails(house.db, who.accountId, new Date(clock.now().getTime() - day));
  if (lately >= mailsADay) throw refuse('too_many_tries', { retryAfterMs: day });
  const code = await makeCode(house, who.accountId, address);
  const host = config.publicUrl ?? `http://localhost:${config.port}`;
  mail.send(
    writeGuardianLetter(
      {
        to: address,
        language,
        hostName: config.hostName,
        child: `${who.name} (@${who.handle ?? ''})`,
        minAge: hostSettings.current().minAge,
        days: waitDays,
      },
      // The secret stands after the #, which no server and no log gets to see.
      `${host}/guardian#${code}`,
    ),
  );
  return {};
};
