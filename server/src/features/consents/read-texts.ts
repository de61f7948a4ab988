import type { Verb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { factsOf } from './facts.ts';
import { presentHead, presentText } from './present.ts';
import { findKind, isShown, requiredIds } from './registry.ts';
import { findCounting } from './rules.ts';
import { readHeads, readTexts } from './store.ts';

/** What a new account is to agree to. */
export const listRequired: Verb<'consents.required'> = async ({ house }) => {
  const heads = await readHeads(house.db, requiredIds);
  const now = house.clock.now();
  return {
    texts: requiredIds.flatMap((id) => {
      const counting = findCounting(
        heads.filter(({ subject }) => subject === id),
        now,
      );
      return counting ? [presentHead(counting)] : [];
    }),
  };
};

/** One text, for everybody. */
export const readText: Verb<'consents.readText'> = async ({ house }, { subject, version }) => {
  const kind = findKind(subject);
  const heads = kind && isShown(house, kind) ? await readHeads(house.db, [subject]) : [];
  const counting = findCounting(heads, house.clock.now());
  const [row] = counting
    ? await readTexts(house.db, [{ subject, version: version ?? counting.version }])
    : [];
  if (!row || !counting) throw refuse('consent_text_not_found');
  return {
    text: presentText(row, factsOf(house)),
    versions: heads.map(presentHead),
    countsNow: counting.version,
  };
};
