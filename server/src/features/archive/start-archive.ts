import type { AccountId, Archive, ChatId, FileId } from '@maru/contract';
import { v7 } from 'uuid';
import { requireRoom } from '../chats/index.ts';
import { isZone } from '../events/index.ts';
import { requireProof } from '../proof/index.ts';
import type { House, SignedCall, SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { presentArchive } from './present.ts';
import { deleteArchive, findArchive, insertArchive, readArchives } from './store.ts';
import { tellDevices } from './tell-devices.ts';

/** The file of an archive. */
export const archiveBlob = (id: string): string => `archives/${id}.zip`;

/** Notes an archive that a worker is to make or bring in. Refuses archive_under_way. */
export const planArchive = async (
  house: House,
  me: AccountId,
  what: {
    kind: Archive['kind'];
    chatId: ChatId | null;
    fileId: FileId | null;
    zone?: string;
    language?: 'ko' | 'en';
  },
): Promise<{ archive: Archive }> => {
  const known = await readArchives(house.db, me);
  if (known.some(({ state }) => state === 'waiting' || state === 'working'))
    throw refuse('archive_under_way');
  const row = await insertArchive(house.db, {
    account_id: me,
    archive_id: v7(),
    kind: what.kind,
    chat_id: what.chatId,
    file_id: what.fileId,
    zone: what.zone ?? 'UTC',
    language: what.language ?? 'en',
    created_at: house.clock.now(),
  });
  const archive = presentArchive(row);
  await tellDevices(house, me, { archive });
  return { archive };
};

/** Begins to make an archive. */
export const startArchive: SignedVerb<'archive.start'> = async ({ house, who }, { chatId, zone }) => {
  if (!isZone(zone)) throw refuse('bad_input', { path: 'zone' });
  if (chatId) await requireRoom(house, chatId, who.accountId);
  return planArchive(house, who.accountId, { kind: 'export', chatId, fileId: null, zone });
};

/** A guest has nothing to prove anything by but the session itself. */
const requireProofOf = async ({ house, who }: SignedCall): Promise<void> => {
  if (!who.guest) await requireProof(house, who);
};

/** Begins to put together all that is held about the caller. */
export const startMine: SignedVerb<'archive.startMine'> = async (call, { zone, language }) => {
  const { house, who } = call;
  if (!isZone(zone)) throw refuse('bad_input', { path: 'zone' });
  await requireProofOf(call);
  return planArchive(house, who.accountId, { kind: 'mine', chatId: null, fileId: null, zone, language });
};

/** Lets the caller take the archive of what is held about them, for a few minutes from the proof. */
export const openMine: SignedVerb<'archive.openMine'> = async (call, { id }) => {
  const row = await findArchive(call.house.db, call.who.accountId, id);
  if (row?.kind !== 'mine' || row.state !== 'ready') throw refuse('archive_not_found');
  await requireProofOf(call);
  return {};
};

/** My archives. */
export const listArchives: SignedVerb<'archive.list'> = async ({ house, who }) => ({
  archives: (await readArchives(house.db, who.accountId)).map(presentArchive),
});

/** Takes one away. */
export const removeArchive: SignedVerb<'archive.remove'> = async ({ house, who }, { id }) => {
  if (!(await deleteArchive(house.db, who.accountId, id))) return {};
  await house.blobs.remove(archiveBlob(id));
  await tellDevices(house, who.accountId, { gone: id });
  return {};
};
