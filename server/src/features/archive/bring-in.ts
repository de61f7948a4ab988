import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ArchiveManifest, type AccountId, type ChatId } from '@maru/contract';
import { createAccount } from '../accounts/index.ts';
import { openOwnFile } from '../files/index.ts';
import type { House, SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { bringChat } from './bring-chat.ts';
import { follow, NotWanted, type Progress } from './follow-archive.ts';
import { NotAnArchive, openZip, type OpenZip } from './read-zip.ts';
import { planArchive } from './start-archive.ts';
import type { ArchiveRow } from './store.ts';

const manifestBytes = 50_000_000;

/** Begins to bring in an archive. */
export const planBringIn: SignedVerb<'archive.bringIn'> = async ({ house, who }, { fileId }) => {
  const found = await openOwnFile(house, who.accountId, fileId);
  if (!found) throw refuse('file_not_found');
  return planArchive(house, who.accountId, { kind: 'import', chatId: null, fileId });
};

const readManifest = async (zip: OpenZip): Promise<ArchiveManifest> => {
  try {
    return ArchiveManifest.parse(JSON.parse(await zip.read('maru-archive.json', manifestBytes)));
  } catch (error) {
    throw new NotAnArchive((error as Error).message);
  }
};

/** Who wrote: whoever brings the archive in for their own messages, and for each other person a name that only writes. */
const makeAuthors = async (
  house: House,
  me: AccountId,
  manifest: ArchiveManifest,
): Promise<Map<string, AccountId>> => {
  const authors = new Map<string, AccountId>([[manifest.account.id, me]]);
  const others = new Map(manifest.chats.flatMap((chat) => chat.persons).map(({ id, name }) => [id, name]));
  for (const [id, name] of others) {
    if (authors.has(id)) continue;
    const made = await house.db.transaction((tx) =>
      createAccount(house, tx, {
        kind: 'guest',
        handle: null,
        name: name.slice(0, 40) || '?',
        passwordHash: null,
      }),
    );
    authors.set(id, made);
  }
  return authors;
};

const bringAll = async (
  house: House,
  row: ArchiveRow,
  at: { zip: OpenZip; temp: string; progress: Progress; begin: (total: number) => Promise<unknown> },
): Promise<ChatId[]> => {
  const me = row.account_id;
  const manifest = await readManifest(at.zip);
  await at.begin(manifest.chats.reduce((sum, chat) => sum + chat.messages, 0));
  const authors = await makeAuthors(house, me, manifest);
  const made: ChatId[] = [];
  let done = 0;
  const count = async (more: number): Promise<void> => {
    done += more;
    if (!(await at.progress(done))) throw new NotWanted();
  };
  for (const [place, chat] of manifest.chats.entries()) {
    const key = `import.${row.archive_id}.${place}`.slice(0, 64);
    made.push(await bringChat(house, { me, zip: at.zip, temp: at.temp, chat, key, authors, count }));
  }
  return made;
};

/** Brings an archive in: each chat as a group in which its owner is alone, with what was said, by whom and when. */
export const bringInArchive = async (house: House, row: ArchiveRow): Promise<void> => {
  const { save, progress } = follow(house, row);
  const temp = await mkdtemp(join(tmpdir(), 'maru-bring-in-'));
  try {
    const found = row.file_id && (await openOwnFile(house, row.account_id, row.file_id));
    if (!found) throw new NotAnArchive('the file is gone');
    const path = join(temp, 'archive.zip');
    await pipeline(found.stream(), createWriteStream(path));
    const zip = await openZip(path);
    try {
      const begin = (total: number) => save({ state: 'working', done: 0, total });
      const chatIds = await bringAll(house, row, { zip, temp, progress, begin });
      await save({ state: 'ready', chat_ids: chatIds, ready_at: house.clock.now() });
    } finally {
      zip.close();
    }
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
};
