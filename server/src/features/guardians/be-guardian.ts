import type { AccountId, Ward } from '@maru/contract';
import type { Queryable, Tx } from '../../platform/db/index.ts';
import type { House, SignedVerb, Verb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { findPersons } from '../accounts/index.ts';
import { giveConsent, takeConsentBack } from './change-consent.ts';
import { hashOf } from './find-guardian.ts';
import { presentWard } from './present.ts';
import { whyNotGuardian } from './rules.ts';
import { lockGuarded, readGuarded, readLink, readWards, type GuardedRow, type LinkRow } from './store.ts';

const show = async (house: House, row: GuardedRow): Promise<Ward> => {
  const child = (await findPersons(house.db, [row.account_id], 'stranger')).get(row.account_id);
  if (!child || child.gone) throw refuse('guardian_link_gone');
  return presentWard(row, child);
};

/** The link with this secret and the account it speaks of. Refuses `guardian_link_gone`. */
const requireLink = async (
  db: Queryable,
  code: string,
  read: (id: AccountId) => Promise<GuardedRow | undefined>,
): Promise<{ link: LinkRow; row: GuardedRow }> => {
  const link = await readLink(db, hashOf(code));
  const row = link && (await read(link.account_id));
  if (!link || !row) throw refuse('guardian_link_gone');
  return { link, row };
};

/** Whom a link speaks of. */
export const look: Verb<'guardians.look'> = async ({ house }, { code }) => {
  const { link, row } = await requireLink(house.db, code, (id) => readGuarded(house.db, id));
  return {
    ward: await show(house, row),
    minAge: house.hostSettings.current().minAge,
    byMail: link.mail !== null,
  };
};

const lockLink = (tx: Tx, code: string) => requireLink(tx, code, (id) => lockGuarded(tx, id));

/** Consents with an account of one's own. */
export const consent: SignedVerb<'guardians.consent'> = async ({ house, who }, { code, birth }) => {
  const row = await house.db.transaction(async (tx) => {
    const found = await lockLink(tx, code);
    if (found.row.account_id === who.accountId) throw refuse('cannot_be_self');
    if (found.row.state !== 'waiting') throw refuse('guardian_link_gone');
    const why = (await readGuarded(tx, who.accountId))
      ? 'guardian_too_young'
      : whyNotGuardian(birth, house.clock.now());
    if (why) throw refuse(why);
    const guardian = { guardian_id: who.accountId, guardian_name: null, guardian_mail: null };
    return giveConsent(house, tx, { row: found.row, guardian, keep: null });
  });
  return show(house, row);
};

/** Consents by the link of a mail, or takes that back. */
export const answerByMail: Verb<'guardians.answerByMail'> = async ({ house }, input) => {
  const row = await house.db.transaction(async (tx) => {
    const { link, row } = await lockLink(tx, input.code);
    // The link of a mail is good for answering without an account, until somebody else is the guardian.
    if (link.mail === null || row.guardian_id !== null) throw refuse('guardian_link_gone');
    if (!input.consents) return row.state === 'takenBack' ? row : takeConsentBack(house, tx, row);
    const why = whyNotGuardian(input.birth, house.clock.now());
    if (why) throw refuse(why);
    const guardian = { guardian_id: null, guardian_name: input.name, guardian_mail: link.mail };
    return giveConsent(house, tx, { row, guardian, keep: link.code_hash });
  });
  return show(house, row);
};

/** The children whose guardian I am. */
export const wards: SignedVerb<'guardians.wards'> = async ({ house, who }) => {
  const rows = await readWards(house.db, who.accountId);
  const children = await findPersons(
    house.db,
    rows.map((row) => row.account_id),
    'stranger',
  );
  return {
    wards: rows.flatMap((row) => {
      const child = children.get(row.account_id);
      return child && !child.gone ? [presentWard(row, child)] : [];
    }),
  };
};

/** Takes my consent back, or gives it again. */
export const change: SignedVerb<'guardians.change'> = async ({ house, who }, { accountId, consents }) => {
  const row = await house.db.transaction(async (tx) => {
    const found = await lockGuarded(tx, accountId);
    if (found?.guardian_id !== who.accountId) throw refuse('ward_not_found');
    if ((found.state === 'consented') === consents) return found;
    if (!consents) return takeConsentBack(house, tx, found);
    const { guardian_id, guardian_name, guardian_mail } = found;
    return giveConsent(house, tx, {
      row: found,
      guardian: { guardian_id, guardian_name, guardian_mail },
      keep: null,
    });
  });
  return show(house, row).catch(() => {
    throw refuse('ward_not_found');
  });
};
