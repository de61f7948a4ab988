import type { AccountId, BlockLevel, Friend, InputOf, OutputOf } from '@maru/contract';
import { call } from '../../platform/session/index.ts';
import { rememberPersons } from './remember-persons.ts';
import { peopleStore } from './state.ts';

/** Who stands behind a link, as somebody without an account sees them. */
export type LinkOwner = OutputOf<'people.previewLink'>['person'];

const place = (person: Friend): Friend => {
  peopleStore.setState((state) => ({
    friends: { ...state.friends, [person.id]: person },
    requests: state.requests.filter((request) => request.person.id !== person.id),
  }));
  return person;
};

/** Finds one person by exactly one of handle, code of their link, e-mail address, or id. */
export const findPersonBy = async (by: InputOf<'people.find'>): Promise<OutputOf<'people.find'>> => {
  const found = await call('people.find', by);
  rememberPersons([found.person]);
  return found;
};

/** Whose link this is; asked without being signed in. */
export const previewLink = async (code: string): Promise<LinkOwner> =>
  (await call('people.previewLink', { code })).person;

/** Adds somebody to my friends, by exactly one of handle, code of their link, or id. */
export const addFriend = async (by: InputOf<'people.addFriend'>): Promise<Friend> =>
  place((await call('people.addFriend', by)).person);

/** Favourite, hide, rename for me, memo; fields left out stay. */
export const updateFriend = async (input: InputOf<'people.updateFriend'>): Promise<Friend> =>
  place((await call('people.updateFriend', input)).person);

/** Takes somebody off my friends; they hear nothing. */
export const removeFriend = async (accountId: AccountId): Promise<void> => {
  await call('people.removeFriend', { accountId });
};

/** Puts an "added you" away. */
export const ignoreRequest = async (accountId: AccountId): Promise<void> => {
  await call('people.ignoreRequest', { accountId });
};

/** Blocks somebody, or changes what a block keeps away; they are not told. */
export const blockPerson = async (accountId: AccountId, level: BlockLevel = 'messages'): Promise<void> => {
  await call('people.block', { accountId, level });
};

/** Ends a block. */
export const unblockPerson = async (accountId: AccountId): Promise<void> => {
  await call('people.unblock', { accountId });
};

/** Tells the operators about somebody. */
export const reportPerson = async (input: InputOf<'people.report'>): Promise<void> => {
  await call('people.report', input);
};

/** The code of my own link and QR; `renew` makes the old one lead nowhere. */
export const myLinkCode = async (renew = false): Promise<string> =>
  (await call('people.myLink', { renew })).code;
