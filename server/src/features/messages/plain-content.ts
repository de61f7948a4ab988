import type { AccountId, MessageContent, SendContent } from '@maru/contract';
import { findPersons } from '../accounts/index.ts';
import type { House } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { registerContentKeeper } from './content-keepers.ts';
import { cleanLine, cleanMail, cleanPhone } from './card-rules.ts';

type Wish<Type extends SendContent['type']> = Extract<SendContent, { type: Type }>;

const resolveContact = ({ name, phones, emails }: Wish<'contact'>): MessageContent => {
  const called = cleanLine(name);
  if (called === '') throw refuse('bad_input', { path: 'content.name' });
  return {
    type: 'contact',
    name: called,
    phones: [...new Set(phones.flatMap((one) => cleanPhone(one) ?? []))],
    emails: [...new Set(emails.flatMap((one) => cleanMail(one) ?? []))],
  };
};

const resolveProfile = async (
  house: House,
  author: AccountId,
  { accountId }: Wish<'profile'>,
): Promise<MessageContent> => {
  const found = await findPersons(house.db, [accountId, author], 'everybody');
  const person = found.get(accountId);
  // A guest is known in one room alone, and knows nobody outside of it.
  if (!person || person.guest || (found.get(author)?.guest ?? true)) throw refuse('person_not_found');
  return { type: 'profile', accountId, name: person.name };
};

/** Contents that need nothing but themselves: somebody's card from an address book, the profile of a person here. */
export const keepPlainContent = (): void => {
  registerContentKeeper({
    types: ['contact', 'profile'],
    resolve: async (house, author, wish) => {
      if (wish.type === 'contact') return resolveContact(wish);
      if (wish.type === 'profile') return resolveProfile(house, author, wish);
      throw refuse('bad_input', { path: 'content.type' });
    },
  });
};
