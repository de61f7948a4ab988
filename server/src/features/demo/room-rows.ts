import { randomBytes } from 'node:crypto';
import type { AccountId, PictureId } from '@maru/contract';
import type { WorldRows } from './store.ts';
import type { Cast, WrittenRoom } from './write-room.ts';
import type { RoomScript, Star } from './world/index.ts';

type RoomRows = Pick<WorldRows, 'chats' | 'direct_chats' | 'chat_members' | 'account_chats'>;

/** The clients' "until I say otherwise". */
const forGood = new Date('9999-12-31T00:00:00Z');

/** Up to where somebody has read: as the script says, else to the end; in a crowd some are always behind. */
const readSeqOf = (script: RoomScript, room: WrittenRoom, place: number): number => {
  const last = room.entries.length;
  const unread = script.unread?.[script.members[place] as Star] ?? (place > 8 ? (place * 37) % 90 : 0);
  const shown = place > 8 && place % 5 < 2 ? 0 : unread;
  return shown === 0 ? last : (room.messages.at(-shown) ?? last + 1) - 1;
};

/** The rows of a room beside its log: the chat, who is in it, and how far they have read. */
export const roomRows = (
  script: RoomScript,
  room: WrittenRoom,
  { cast, photo }: { cast: Cast; photo: PictureId | null },
): RoomRows => {
  const { chatId: chat_id, createdAt: joined_at } = room;
  const ids = script.members.map((member) => cast.get(member)?.id as AccountId);
  const [creator, other = creator] = ids.toSorted();
  const link = script.link ? randomBytes(15).toString('base64url') : null;
  return {
    chats: [
      {
        chat_id,
        kind: script.kind,
        name: script.name,
        photo,
        created_by: ids[0] as AccountId,
        created_at: joined_at,
        member_count: ids.length,
        link_on: link !== null,
        link_code: link,
      },
    ],
    direct_chats:
      script.kind === 'group'
        ? []
        : [{ account_id: creator as AccountId, other_id: other as AccountId, chat_id }],
    chat_members: ids.map((account_id, place) => ({
      chat_id,
      account_id,
      role: script.kind === 'group' && place === 0 ? 'host' : 'member',
      joined_seq: 1,
      read_seq: readSeqOf(script, room, place),
      joined_at,
    })),
    account_chats: ids.map((account_id, place) => ({
      account_id,
      chat_id,
      joined_at,
      read_seq: readSeqOf(script, room, place),
      pinned_at: script.pinnedBy?.includes(script.members[place] as Star) ? joined_at : null,
      muted_until: script.mutedBy?.includes(script.members[place] as Star) ? forGood : null,
    })),
  };
};
