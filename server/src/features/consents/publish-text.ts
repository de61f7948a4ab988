import type { DeskText } from '@maru/contract';
import { recordDeed } from '../../platform/audit/index.ts';
import type { House, SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { publishedTopic } from './new-terms.ts';
import { presentHead, presentText } from './present.ts';
import { findKind, isRequired, listKinds, type ConsentKind } from './registry.ts';
import { insertText, readHeads, readTexts, type HeadRow } from './store.ts';

const show = async (house: House, kinds: readonly ConsentKind[]): Promise<DeskText[]> => {
  const all = await readHeads(
    house.db,
    kinds.map(({ id }) => id),
  );
  const headsOf = ({ id }: ConsentKind) => all.filter(({ subject }) => subject === id);
  const newest = await readTexts(
    house.db,
    kinds.flatMap((kind) => headsOf(kind).slice(0, 1)),
  );
  return kinds.flatMap((kind) => {
    const row = newest.find(({ subject }) => subject === kind.id);
    if (!row) return [];
    return [
      {
        subject: kind.id,
        required: isRequired(kind.id),
        newest: presentText(row),
        versions: headsOf(kind).map(presentHead),
        shipped: kind.text,
      },
    ];
  });
};

/** Every text, those too whose use this host does not have. */
export const listTexts: SignedVerb<'consents.listTexts'> = async ({ house }) => ({
  texts: await show(house, listKinds()),
});

const asChanged = (error: unknown): never => {
  throw (error as { code?: string }).code === '23505' ? refuse('text_changed') : error;
};

/** Publishes a version. Versions count in their order: none counts before the one that it follows. */
export const publishText: SignedVerb<'consents.publish'> = async ({ house, who }, input) => {
  const { subject, text, changes, fromAt, asksAgain, after } = input;
  const kind = findKind(subject);
  if (!kind) throw refuse('consent_text_not_found');
  const now = house.clock.now();
  const from = fromAt ? new Date(fromAt) : now;
  await house.db.transaction(async (tx) => {
    const last: HeadRow | undefined = (await readHeads(tx, [subject]))[0];
    if ((last?.version ?? 0) !== after) throw refuse('text_changed');
    if (from < now || (last && from < last.from_at)) throw refuse('time_passed');
    const row = {
      subject,
      version: after + 1,
      text,
      changes,
      from_at: from,
      published_at: now,
      published_by: who.accountId,
      asks_again: asksAgain,
    };
    await insertText(tx, row).catch(asChanged);
    await house.news.tell(tx, publishedTopic, { subject });
    await recordDeed(house, tx, {
      deed: 'text.published',
      by: who.accountId,
      byName: who.handle === null ? who.name : `@${who.handle}`,
      about: subject,
      aboutName: text.en.title,
      details: { version: row.version, fromAt: from.toISOString(), asksAgain },
    });
  });
  return (await show(house, [kind]))[0] as DeskText;
};
