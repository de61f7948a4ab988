import { limits, type AccountId } from '@maru/contract';
import { useEffect, useState } from 'react';
import { call } from '../../../platform/session/index.ts';

/** So many are asked about at most: whoever has more friends hears of the rest when the room is made. */
const mostAsked = 500;

/** Which of these people have no key, and so cannot be in a secret room yet; empty until that is known. */
export const useKeyless = (ids: readonly AccountId[]): ReadonlySet<AccountId> => {
  const [keyless, setKeyless] = useState<ReadonlySet<AccountId>>(new Set());
  const all = ids.slice(0, mostAsked).join(' ');
  useEffect(() => {
    let isShown = true;
    const asked = all.split(' ').filter(Boolean) as AccountId[];
    const ask = async () => {
      for (let at = 0; at < asked.length; at += limits.secret.members) {
        const some = asked.slice(at, at + limits.secret.members);
        const { devices } = await call('secretChats.listKeys', { accountIds: some });
        const have = new Set(devices.map(({ accountId }) => accountId));
        if (!isShown) return;
        setKeyless((before) => new Set([...before, ...some.filter((id) => !have.has(id))]));
      }
    };
    // Not knowing it beforehand harms nothing: making the room says it too.
    ask().catch(() => {});
    return () => {
      isShown = false;
    };
  }, [all]);
  return keyless;
};
