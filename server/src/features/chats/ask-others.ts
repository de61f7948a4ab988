import type { AccountId, ChatId, Invitation } from '@maru/contract';
import { v7 } from 'uuid';
import { findPersons } from '../accounts/index.ts';
import type { Queryable, Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';
import { accountLog } from '../../platform/log/index.ts';
import { readFaces } from './list-store.ts';
import { insertInvitations, readChat, readInvitations, whoBlocked, type InvitationRow } from './store.ts';

/** An invitation as it is shown to whoever is invited. */
export const presentInvitations = async (
  db: Queryable,
  rows: readonly InvitationRow[],
  reader: AccountId,
): Promise<Invitation[]> => {
  const faces = await readFaces(
    db,
    rows.map((row) => row.chat_id),
    reader,
  );
  const persons = await findPersons(db, [
    ...rows.map((row) => row.inviter_id),
    ...[...faces.values()].flat(),
  ]);
  const invitations: Invitation[] = [];
  for (const row of rows) {
    const chat = await readChat(db, row.chat_id);
    const inviter = persons.get(row.inviter_id);
    if (!chat || !inviter) continue;
    const shown = (faces.get(row.chat_id) ?? []).flatMap((id) => persons.get(id) ?? []);
    invitations.push({
      chatId: row.chat_id,
      name: chat.name,
      photo: chat.photo,
      memberCount: chat.member_count,
      faces: shown,
      inviter,
      at: row.at.toISOString(),
    });
  }
  return invitations;
};

/** The invitations that wait for somebody. */
export const listInvitations = async (house: House, accountId: AccountId): Promise<Invitation[]> =>
  presentInvitations(house.db, await readInvitations(house.db, accountId), accountId);

/** Asks people whether they want to come into a group. Whoever has blocked the inviter is never bothered. */
export const askOthers = async (
  house: House,
  tx: Tx,
  asking: { chatId: ChatId; inviterId: AccountId; accountIds: readonly AccountId[] },
): Promise<AccountId[]> => {
  if (asking.accountIds.length === 0) return [];
  const blocked = await whoBlocked(tx, asking.accountIds, asking.inviterId);
  const at = house.clock.now();
  const asked = await insertInvitations(tx, {
    ...asking,
    accountIds: asking.accountIds.filter((id) => !blocked.has(id)),
    at,
  });
  const [invitation] = await presentInvitations(
    tx,
    [{ chat_id: asking.chatId, inviter_id: asking.inviterId, at }],
    asking.inviterId,
  );
  const [inviter] = (await findPersons(tx, [asking.inviterId])).values();
  const faces = [...(inviter ? [inviter] : []), ...(invitation?.faces ?? [])].slice(0, 4);
  await house.log.appendIn(
    tx,
    asked.map((id) => ({
      log: accountLog(id),
      author: asking.inviterId,
      key: v7(),
      kind: 'invitation.received',
      body: { ...invitation, faces },
    })),
  );
  // Whoever asked hears the same for all, also for those who will never see it.
  return [...asking.accountIds];
};
