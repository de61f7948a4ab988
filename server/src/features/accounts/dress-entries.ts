import type { AccountId, ChatId, LogName, Person } from '@maru/contract';
import type { Queryable } from '../../platform/db/index.ts';
import { partsOf, type StoredEntry } from '../../platform/log/index.ts';
import { dress, idsIn } from './dress.ts';
import { findFaces } from './find-persons.ts';
import { readManyFaced } from './faces-store.ts';

/** Letters that stand in every body that names somebody. */
const hints = ['"handle":', '"authorName":', '"name":'];
/** What I am to myself needs no dressing. */
const ownKinds: ReadonlySet<string> = new Set(['profile.changed']);

const namesSomebody = ({ kind, bodyJson }: StoredEntry): boolean =>
  !ownKinds.has(kind) && hints.some((hint) => bodyJson.includes(hint));

/** The chat an entry is about. */
const chatIn = (log: LogName, body: unknown): ChatId | undefined => {
  const [family, id] = partsOf(log);
  if (family === 'chat') return id as ChatId;
  return (body as { chatId?: ChatId } | null)?.chatId;
};

/**
 * Entries as one reader may have them: what was written down when everybody looked the same to all is shown as it is to
 * be seen now. Those who still look the same to everybody, which are most, stay as they were written.
 */
export const dressEntries = async (
  db: Queryable,
  reader: AccountId,
  entries: readonly StoredEntry[],
): Promise<readonly StoredEntry[]> => {
  const bodies = new Map(
    entries.filter(namesSomebody).map((entry) => [entry, JSON.parse(entry.bodyJson) as unknown]),
  );
  const named = idsIn([...bodies.values()]);
  const many = new Set(named.size > 0 ? await readManyFaced(db, [...named]) : []);
  if (many.size === 0) return entries;
  const chatIds = [...bodies].flatMap(([{ log }, body]) => chatIn(log, body) ?? []);
  const faces = await findFaces(db, [...many], { reader, chatIds: [...new Set(chatIds)] });
  return entries.map((entry) => {
    const body = bodies.get(entry);
    if (body === undefined) return entry;
    const chatId = chatIn(entry.log, body);
    const faceOf = (id: AccountId): Person | undefined => (many.has(id) ? faces(id, chatId) : undefined);
    return { ...entry, bodyJson: JSON.stringify(dress(body, faceOf)) };
  });
};
