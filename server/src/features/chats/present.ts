import { hintOf, type AccountId, type Chat, type ChatSettings, type Person } from '@maru/contract';
import type { ListRow } from './list-store.ts';

/** Letters of a message that a list shows. */
const previewLength = 120;

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** What somebody decided for a chat. */
export const presentSettings = (row: ListRow): ChatSettings => ({
  pinnedAt: iso(row.pinned_at),
  mutedUntil: iso(row.muted_until),
  quiet: row.quiet,
  markedUnread: row.marked_unread,
  ownName: row.own_name,
  inputLocked: row.input_locked,
  notify: row.notify,
  sound: row.sound,
  showReads: row.show_reads,
  ignored: row.ignored,
});

const presentLastMessage = (
  row: ListRow,
  personOf: (id: AccountId) => Person | undefined,
): Chat['lastMessage'] => {
  if (row.message_seq === null || row.message_author === null || row.message_at === null) return null;
  return {
    seq: row.message_seq,
    author: row.message_author,
    authorName: personOf(row.message_author)?.name ?? '',
    at: row.message_at.toISOString(),
    text: row.message_deleted ? '' : (row.message_text ?? '').slice(0, previewLength),
    ...(row.message_content && !row.message_deleted && { hint: hintOf(row.message_content) }),
    ...(row.secret && !row.message_deleted && { hint: { type: 'secret' as const } }),
    deleted: row.message_deleted,
  };
};

/** When something last happened that moves a chat up in the list. */
export const activeAt = (row: ListRow): Date =>
  row.message_at && row.message_at > row.joined_at ? row.message_at : row.joined_at;

/** A chat as one of its members sees it. */
export const presentChat = (
  row: ListRow,
  personOf: (id: AccountId) => Person | undefined,
  faces: readonly AccountId[],
): Chat => ({
  id: row.chat_id,
  kind: row.kind,
  secret: row.secret,
  name: row.name,
  photo: row.photo,
  createdAt: row.created_at.toISOString(),
  memberCount: row.member_count,
  faces: faces.flatMap((id) => personOf(id) ?? []),
  role: row.role,
  joinedSeq: row.joined_seq,
  lastSeq: row.last_seq,
  readSeq: row.read_seq,
  unread: row.unread,
  mentioned: row.mentioned,
  lastMessage: presentLastMessage(row, personOf),
  activeAt: activeAt(row).toISOString(),
  settings: presentSettings(row),
  stranger: row.stranger,
  linkOn: row.link_on,
  vanishAfter: row.vanish_after,
});
