import type { AccountId, Agreement } from '@maru/contract';
import { v7 } from 'uuid';
import type { Queryable } from '../../platform/db/index.ts';
import type { House, SignedVerb } from '../../platform/house.ts';
import { accountLog } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { factsOf } from './facts.ts';
import { presentAgreement, presentRecord } from './present.ts';
import { findKind, isRequired, isShown, listKinds, type ConsentKind } from './registry.ts';
import { findToRead, noStand, whyNotAnswer } from './rules.ts';
import {
  insertRecords,
  lockAnswers,
  readClient,
  readHeads,
  readRecords,
  readStands,
  readTexts,
} from './store.ts';

const shownRecords = 200;

const listAgreementsTo = async (
  house: House,
  db: Queryable,
  { accountId, kinds }: { accountId: AccountId; kinds: readonly ConsentKind[] },
): Promise<Agreement[]> => {
  const now = house.clock.now();
  const [allHeads, allStands] = [
    await readHeads(
      db,
      kinds.map(({ id }) => id),
    ),
    await readStands(db, accountId),
  ];
  const seen = kinds.flatMap(({ id }) => {
    const heads = allHeads.filter(({ subject }) => subject === id);
    const found = allStands.find(({ subject }) => subject === id);
    const stand = found && { ...found, told: found.told ?? 0 };
    const required = isRequired(id);
    const head = findToRead(stand ?? noStand, { heads, required, now });
    return head ? [{ head, heads, stand, required }] : [];
  });
  const texts = await readTexts(
    db,
    seen.map(({ head }) => head),
  );
  const facts = factsOf(house);
  return seen.flatMap(({ head, ...rest }) => {
    const row = texts.find(({ subject }) => subject === head.subject);
    return row ? [presentAgreement(row, { ...rest, facts, now })] : [];
  });
};

/** How somebody stands to everything there is to agree to, and the record of it. */
export const listAgreements: SignedVerb<'consents.list'> = async ({ house, who }) => {
  const kinds = listKinds().filter((kind) => isShown(house, kind));
  return {
    agreements: await listAgreementsTo(house, house.db, { accountId: who.accountId, kinds }),
    records: (await readRecords(house.db, who.accountId, shownRecords)).map(presentRecord),
  };
};

/** Agrees, takes back, or notes that somebody was told; what was allowed ends in the same transaction. */
export const answerConsent: SignedVerb<'consents.answer'> = async (
  { house, who },
  { subject, version, what },
) => {
  const kind = findKind(subject);
  if (!kind || !isShown(house, kind)) throw refuse('consent_text_not_found');
  const { accountId } = who;
  return house.db.transaction(async (tx) => {
    await lockAnswers(tx, accountId);
    const at = house.clock.now();
    const heads = await readHeads(tx, [subject]);
    const why = whyNotAnswer({ version, what }, { heads, required: isRequired(subject), now: at });
    if (why) throw refuse(why);
    const last = (await readStands(tx, accountId)).find((one) => one.subject === subject);
    // The same answer twice, as after a lost line, is one line in the record.
    const isSaid = what === 'told' ? last?.told === version : last?.what === what && last.version === version;
    if (!isSaid) {
      const client = await readClient(tx, who.sessionId);
      const record_id = v7({ msecs: at.getTime() });
      await insertRecords(tx, [{ account_id: accountId, record_id, subject, version, what, at, client }]);
      if (what === 'takenBack') await kind.onTakenBack?.(house, tx, accountId);
      await house.log.appendIn(tx, [
        {
          log: accountLog(accountId),
          author: accountId,
          key: record_id,
          kind: 'consent.changed',
          body: { subject, version, what },
        },
      ]);
    }
    const [agreement] = await listAgreementsTo(house, tx, { accountId, kinds: [kind] });
    if (!agreement) throw refuse('consent_text_not_found');
    return agreement;
  });
};
