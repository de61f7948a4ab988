import type { SignInRequest, SignInRequestId } from '@maru/contract';
import { expect, it } from 'vitest';
import { findAsked, type ApprovalList } from './state.ts';

const request = (id: string) => ({ id }) as unknown as SignInRequest;
const listOf = (...ids: string[]) => ({ asking: ids.map(request) }) as unknown as ApprovalList;
const putOff = (...ids: string[]) => ids as SignInRequestId[];

it('asks about one sign-in at a time, the oldest first, and about none that was put off', () => {
  expect(findAsked({ list: null, putOff: [] })).toBeUndefined();
  expect(findAsked({ list: listOf('a', 'b'), putOff: [] })?.id).toBe('a');
  expect(findAsked({ list: listOf('a', 'b'), putOff: putOff('a') })?.id).toBe('b');
  expect(findAsked({ list: listOf('a'), putOff: putOff('a') })).toBeUndefined();
});
