import type { ChatId, Person } from '@maru/contract';
import { keep } from '../../platform/session/index.ts';
import { askedInChat } from './asked-in-chat.ts';
import { placeInChat, placeOutOfChat, peopleStore } from './state.ts';

/** A member or friend knows more than a person; only what makes a person is remembered. */
const asPerson = ({ id, handle, name, photo, cover, status, guest, gone }: Person): Person => ({
  id,
  handle,
  name,
  photo,
  cover,
  status,
  guest,
  ...(gone && { gone }),
});

const same = (one: Person | undefined, other: Person): boolean =>
  one !== undefined &&
  one.name === other.name &&
  one.photo === other.photo &&
  one.handle === other.handle &&
  one.status === other.status &&
  one.cover === other.cover &&
  one.gone === other.gone;

const rememberEverywhere = (persons: readonly Person[]): void => {
  const known = peopleStore.getState().persons;
  const fresh = persons.filter((person) => !same(known[person.id], person)).map(asPerson);
  if (fresh.length === 0) return;
  const added = Object.fromEntries(fresh.map((person) => [person.id, person]));
  peopleStore.setState({ persons: { ...known, ...added } });
  keep(fresh.map((person) => ({ table: 'persons', key: person.id, put: person })));
};

/**
 * Remembers persons that came along with something else, so that their names and faces can be shown. `chatId`: the host
 * has told how they look in that chat. Who comes without a name looks otherwise to each reader: whoever shows them asks.
 */
export const rememberPersons = (persons: readonly Person[], chatId?: ChatId): void => {
  const named = persons.filter(({ name }) => name !== '');
  const inChats = named.filter((person) => person.in);
  rememberEverywhere(named.filter((person) => !person.in));
  if (inChats.length > 0) peopleStore.setState((state) => inChats.reduce(placeInChat, state));
  if (!chatId) return;
  const known = askedInChat(chatId);
  for (const { id } of named) known.add(id);
  const plain = named.filter((person) => !person.in).map(({ id }) => id);
  peopleStore.setState((state) => plain.reduce((before, id) => placeOutOfChat(before, chatId, id), state));
};
