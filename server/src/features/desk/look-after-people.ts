import type { AccountId, DeskPerson } from '@maru/contract';
import { recordDeed } from '../../platform/audit/index.ts';
import type { House, SignedCall, SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { findPersons, signOutAccount, suspendAccount, unsuspendAccount } from '../accounts/index.ts';
import { nameOf } from './name-of.ts';
import { presentPerson } from './present.ts';
import { whyNotKeepOut } from './rules.ts';
import { findRow, findRows, type PersonRow } from './store.ts';

const peopleAtOnce = 50;

const requireRow = async (house: House, id: AccountId): Promise<PersonRow> => {
  const row = await findRow(house.db, id, house.clock.now());
  if (!row) throw refuse('person_not_found');
  return row;
};

const show = async (house: House, id: AccountId): Promise<DeskPerson> =>
  presentPerson(await requireRow(house, id), await findPersons(house.db, [id], 'stranger'));

/** What the audit log says of whom a deed is about. */
const deedAbout = async ({ house, who }: SignedCall, id: AccountId) => ({
  by: who.accountId,
  byName: nameOf(who),
  about: id,
  aboutName: nameOf((await findPersons(house.db, [id], 'stranger')).get(id)),
});

/** People whose handle or name has these letters. */
export const findPeople: SignedVerb<'desk.findPeople'> = async ({ house }, { query, suspended }) => {
  const rows = await findRows(house.db, {
    query,
    suspended,
    now: house.clock.now(),
    count: peopleAtOnce,
  });
  const persons = await findPersons(
    house.db,
    rows.map((row) => row.account_id),
    'stranger',
  );
  return { people: rows.map((row) => presentPerson(row, persons)) };
};

/** Keeps somebody out. */
export const suspend: SignedVerb<'desk.suspend'> = async (call, { accountId, reason, endsAt }) => {
  const { house, who } = call;
  const row = await requireRow(house, accountId);
  const end = endsAt === null ? null : new Date(endsAt);
  const why = whyNotKeepOut(row, end, house.clock.now());
  if (why) throw refuse(why);
  const about = await deedAbout(call, accountId);
  await house.db.transaction(async (tx) => {
    await suspendAccount(house, tx, { accountId, reason, endsAt: end, by: who.accountId });
    await recordDeed(house, tx, { ...about, deed: 'person.suspended', details: { reason, endsAt } });
  });
  return show(house, accountId);
};

/** Lets somebody in again. */
export const endSuspension: SignedVerb<'desk.endSuspension'> = async (call, { accountId }) => {
  const { house } = call;
  await requireRow(house, accountId);
  const about = await deedAbout(call, accountId);
  await house.db.transaction(async (tx) => {
    if (await unsuspendAccount(house, tx, accountId))
      await recordDeed(house, tx, { ...about, deed: 'person.letIn' });
  });
  return show(house, accountId);
};

/** Signs somebody out on all devices. */
export const signOutEverywhere: SignedVerb<'desk.signOutEverywhere'> = async (call, { accountId }) => {
  const { house, who } = call;
  const row = await requireRow(house, accountId);
  if (row.operator && accountId !== who.accountId) throw refuse('is_operator');
  const about = await deedAbout(call, accountId);
  await house.db.transaction(async (tx) => {
    await signOutAccount(house, tx, accountId);
    await recordDeed(house, tx, { ...about, deed: 'person.signedOut', details: { sessions: row.sessions } });
  });
  return show(house, accountId);
};
