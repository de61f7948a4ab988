import type { HostSettings } from '@maru/contract';
import { recordDeed } from '../../platform/audit/index.ts';
import type { SignedVerb } from '../../platform/house.ts';
import { nameOf } from './name-of.ts';

/** What the host keeps to. */
export const getSettings: SignedVerb<'desk.getSettings'> = async ({ house }) => ({
  settings: house.hostSettings.current(),
  first: house.hostSettings.first,
});

/** Changes what the host keeps to, and writes down what it was before. */
export const changeSettings: SignedVerb<'desk.changeSettings'> = async ({ house, who }, change) => {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as {
    [Name in keyof HostSettings]?: HostSettings[Name] | null;
  };
  const settings = await house.db.transaction(async (tx) => {
    const before = house.hostSettings.current();
    const after = await house.hostSettings.change(tx, given);
    const names = (Object.keys(after) as (keyof HostSettings)[]).filter(
      (name) => after[name] !== before[name],
    );
    const details = Object.fromEntries(
      names.flatMap((name) => [
        [name, after[name]],
        [`${name}Before`, before[name]],
      ]),
    );
    if (names.length > 0)
      await recordDeed(house, tx, {
        deed: 'host.settingsChanged',
        by: who.accountId,
        byName: nameOf(who),
        details,
      });
    return after;
  });
  return { settings, first: house.hostSettings.first };
};
