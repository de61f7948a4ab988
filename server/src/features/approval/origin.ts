import type { SignInOrigin } from '@maru/contract';
import { placeOf } from '../../platform/geography/index.ts';
import { networkOf } from '../accounts/index.ts';
import { presentOrigin } from './present.ts';

/** Are two addresses in one network? */
export const isSameNetwork = (one: string, other: string): boolean => networkOf(one) === networkOf(other);

/** Where a sign-in comes from, as somebody at this address sees it. */
export const describeOrigin = async (
  row: { client: string; address: string; asked_at: Date },
  viewedFrom: string,
): Promise<SignInOrigin> =>
  presentOrigin(row, {
    place: await placeOf(row.address),
    sameNetwork: isSameNetwork(row.address, viewedFrom),
  });
