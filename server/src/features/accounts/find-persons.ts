import type { AccountId, AccountSettings, ChatId, Person } from '@maru/contract';
import type { Db, Queryable } from '../../platform/db/index.ts';
import { readFaces, readFacesFor, readShunned, readShunning } from './faces-store.ts';
import { presentFace, presentNameAlone, presentPerson, presentSettings, presentVeiled } from './present.ts';
import { readHandle } from './leaving-store.ts';
import { readAccountByHandle, readAccounts, readAccountsTogether, type AccountRow } from './store.ts';

/**
 * With whose eyes persons are looked at: a reader's, in a chat where there is one; a stranger's, who sees the base
 * profile; or everybody's at once, for what is written down for many readers: then who does not look the same to all
 * of them comes without name and pictures.
 */
export type Sight = { reader: AccountId | undefined; chatId?: ChatId | undefined } | 'stranger' | 'everybody';

/** Persons as one reader sees them, by id and, where it matters, in a chat. */
export type Faces = (id: AccountId, chatId?: ChatId) => Person | undefined;

const facesOf = async (
  db: Queryable,
  rows: readonly AccountRow[],
  sight: { reader: AccountId | undefined; chatIds: readonly ChatId[] },
): Promise<Faces> => {
  const base = new Map(rows.map((row) => [row.account_id, presentPerson(row)]));
  const many = rows.filter((row) => row.many_faced).map((row) => row.account_id);
  // Nobody has to ask twice about those whom everybody sees alike, which are most.
  if (many.length === 0) return (id) => base.get(id);
  const [faces, shunning] = await Promise.all([
    readFaces(db, many, sight),
    readShunning(db, many, sight.reader),
  ]);
  const chosen = new Map(
    // Outside of their chats I look to myself as I do to strangers.
    faces.map((face) => [`${face.account_id} ${face.chat_id ?? ''}`, face]),
  );
  return (id, chatId) => {
    const person = base.get(id);
    const face = (chatId && chosen.get(`${id} ${chatId}`)) ?? chosen.get(`${id} `);
    const seen = person && face ? presentFace(person, face) : person;
    return seen && shunning.has(id) ? presentNameAlone(seen) : seen;
  };
};

/** Persons as a reader sees them in several chats and outside of them; unknown ids give undefined. */
export const findFaces = async (
  db: Queryable,
  ids: readonly AccountId[],
  sight: { reader: AccountId | undefined; chatIds: readonly ChatId[] },
): Promise<Faces> => (ids.length === 0 ? () => undefined : facesOf(db, await readAccounts(db, ids), sight));

/** The same, where many ask at once. */
export const findFacesTogether = async (
  db: Db,
  ids: readonly AccountId[],
  sight: { reader: AccountId | undefined; chatIds: readonly ChatId[] },
): Promise<Faces> =>
  ids.length === 0 ? () => undefined : facesOf(db, await readAccountsTogether(db, ids), sight);

/** Persons and guests by id, as whoever looks sees them; unknown ids are missing from the map. */
export const findPersons = async (
  db: Queryable,
  ids: readonly AccountId[],
  sight: Sight,
): Promise<Map<AccountId, Person>> => {
  if (ids.length === 0) return new Map();
  const rows = await readAccounts(db, ids);
  if (typeof sight === 'string') {
    const present = sight === 'everybody' ? presentVeiled : presentPerson;
    return new Map(rows.map((row) => [row.account_id, present(row)]));
  }
  const { reader, chatId } = sight;
  const faces = await facesOf(db, rows, { reader, chatIds: chatId ? [chatId] : [] });
  return new Map(rows.map((row) => [row.account_id, faces(row.account_id, chatId) as Person]));
};

/** One person as each of these readers sees them, in a chat where one is given. */
export const findFacesFor = async (
  db: Queryable,
  { accountId: id, chatId }: { accountId: AccountId; chatId?: ChatId | undefined },
  readers: readonly AccountId[],
): Promise<Map<AccountId, Person>> => {
  const [row] = await readAccounts(db, [id]);
  if (!row) return new Map();
  const person = presentPerson(row);
  const [chosen, shunned] = row.many_faced
    ? await Promise.all([readFacesFor(db, id, readers), readShunned(db, id, readers)])
    : [[], new Set()];
  // What was chosen for a chat is the same for everybody in it.
  const [here] =
    row.many_faced && chatId ? await readFaces(db, [id], { reader: undefined, chatIds: [chatId] }) : [];
  const faces = new Map(chosen.map((face) => [face.reader_id, face]));
  return new Map(
    readers.map((reader) => {
      const face = here ?? faces.get(reader);
      const seen = face ? presentFace(person, face) : person;
      return [reader, shunned.has(reader) ? presentNameAlone(seen) : seen];
    }),
  );
};

/** The person with this handle, as whoever looks sees them. */
export const findPersonByHandle = async (
  db: Queryable,
  handle: string,
  sight: Sight,
): Promise<Person | undefined> => {
  const row = await readAccountByHandle(db, handle);
  if (!row || row.gone) return undefined;
  return (await findPersons(db, [row.account_id], sight)).get(row.account_id);
};

/** The handle of an account, also of one that leaves: for what is sent to its owner alone. */
export const findHandle = (db: Queryable, id: AccountId): Promise<string | null | undefined> =>
  readHandle(db, id);

/** What these accounts decided. */
export const readSettings = async (
  db: Queryable,
  ids: readonly AccountId[],
): Promise<Map<AccountId, AccountSettings>> =>
  new Map((await readAccounts(db, ids)).map((row) => [row.account_id, presentSettings(row.settings)]));
