import type { SignInOrigin } from '@maru/contract';
import { placeOf } from '../../platform/geography/index.ts';
import { networkOf } from '../accounts/index.ts';
import { presentOrigin } from './present.ts';

/** Where an address is, as far as it is kept: its network and its country. */
export const originOf = async (address: string): Promise<{ network: string; place: string | null }> => ({
  network: networkOf(address),
  place: (await placeOf(address)) ?? null,
});

/** Are two addresses in one network? */
export const isSameNetwork = (one: string, other: string): boolean => networkOf(one) === networkOf(other);

/** Where a sign-in comes from, as somebody at this address sees it. */
export const describeOrigin = (
  row: { client: string; network: string; place: string | null; asked_at: Date },
  viewedFrom: string,
): SignInOrigin => presentOrigin(row, row.network === networkOf(viewedFrom));
