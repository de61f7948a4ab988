import type { AccountId } from '@maru/contract';
import { useDisplayName, usePerson } from '../../people/index.ts';
import { Face } from '../../people/ui.ts';
import { Avatar, type AvatarSize } from '../../../ui/index.ts';

/** The face of somebody who is known by their id. */
export function PersonFace({
  accountId,
  size = 'sm',
}: {
  readonly accountId: AccountId;
  readonly size?: AvatarSize;
}) {
  const person = usePerson(accountId);
  if (!person) return <Avatar id={accountId} name="" size={size} />;
  return <Face person={person} size={size} />;
}

/** The name I see for somebody. */
export const useNameOf = (accountId: AccountId): string => useDisplayName(accountId);
