import { findPersons } from '../accounts/index.ts';
import { requireRoom } from '../chats/index.ts';
import type { MethodTable, SignedVerb } from '../../platform/house.ts';
import { discard } from './discard-file.ts';
import { presentArriving, presentMine } from './present.ts';
import { readFiles } from './store.ts';
import { readUploads, readUsage } from './uploads/upload-store.ts';
import { readGallery } from './uses-store.ts';

/** How files of mine are getting on. */
const get: SignedVerb<'files.get'> = async ({ house, who }, { fileIds }) => {
  // In this order: a file that arrives in between is found in one of the two.
  const arriving = await readUploads(house.db, who.accountId, fileIds);
  const here = await readFiles(house.db, who.accountId, fileIds);
  const byId = new Map([
    ...arriving.map((row) => [row.file_id, presentArriving(row)] as const),
    ...here.map((row) => [row.file_id, presentMine(row)] as const),
  ]);
  return { files: [...new Set(fileIds)].flatMap((id) => byId.get(id) ?? []) };
};

/** The gallery of a chat. */
const list: SignedVerb<'files.list'> = async ({ house, who }, { chatId, kinds, after, limit }) => {
  await requireRoom(house, chatId, who.accountId);
  const now = house.clock.now();
  const of = { chatId, reader: who.accountId, kinds, after, now };
  const rows = await readGallery(house.db, { ...of, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const persons = await findPersons(house.db, [...new Set(shown.map((row) => row.author))], of);
  return {
    items: shown.map(({ ref: file, at, ...row }) => ({ file, ...row, at: at.toISOString() })),
    persons: [...persons.values()],
    ...(last && { next: { seq: last.seq, place: last.place } }),
  };
};

/** What I keep here. */
const usage: SignedVerb<'files.usage'> = async ({ house, who }) => {
  const { quotaBytes, fileBytes, fileDays } = house.hostSettings.current();
  const { bytes } = await readUsage(house.db, who.accountId);
  return {
    bytes,
    fileBytes,
    ...(quotaBytes > 0 && { quotaBytes }),
    ...(fileDays > 0 && { days: fileDays }),
  };
};

export const methods: MethodTable = {
  'files.get': get,
  'files.discard': discard,
  'files.list': list,
  'files.usage': usage,
};
