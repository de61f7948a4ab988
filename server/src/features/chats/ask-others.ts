import type { AccountId, ChatId, Invitation } from '@maru/contract';
import { v7 } from 'uuid';
import { findFaces, findPersons } from '../accounts/index.ts';
import type { Queryable, Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';
import { accountLog, type NewEntry } from '../../platform/log/index.ts';
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
  const ids = [...rows.map((row) => row.inviter_id), ...[...faces.values()].flat()];
  const personOf = await findFaces(db, ids, { reader, chatIds: rows.map((row) => row.chat_id) });
  const invitations: Invitation[] = [];
  for (const row of rows) {
    const chat = await readChat(db, row.chat_id);
    const inviter = personOf(row.inviter_id, row.chat_id);
    if (!chat || !inviter) continue;
    const shown = (faces.get(row.chat_id) ?? []).flatMap((id) => personOf(id, row.chat_id) ?? []);
    invitations.push({
      chatId: row.chat_id,
      ...(chat.secret && { secret: true }),
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

/** What each of those who are asked is told. They may see different faces; where everybody looks alike, all get the same. */
const invitationsFor = async (
  tx: Tx,
  { chatId, inviterId }: { chatId: ChatId; inviterId: AccountId },
  { asked, at }: { asked: readonly AccountId[]; at: Date },
): Promise<NewEntry[]> => {
  const chat = await readChat(tx, chatId);
  if (!chat || asked.length === 0) return [];
  const others = (await readFaces(tx, [chatId], inviterId)).get(chatId) ?? [];
  const ids = [inviterId, ...others].slice(0, 4);
  const alike = await findPersons(tx, ids, 'everybody');
  const isSame = [...alike.values()].every((person) => person.name !== '');
  const entries: NewEntry[] = [];
  for (const id of asked) {
    const persons = isSame ? alike : await findPersons(tx, ids, { reader: id, chatId });
    const faces = ids.flatMap((one) => persons.get(one) ?? []);
    const { name, photo, member_count: memberCount } = chat;
    const invitation = {
      ...{ chatId, name, photo, memberCount, faces, inviter: faces[0], at: at.toISOString() },
      ...(chat.secret && { secret: true }),
    };
    entries.push({
      log: accountLog(id),
      author: inviterId,
      key: v7(),
      kind: 'invitation.received',
      body: invitation,
    });
  }
  return entries;
};

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
  await house.log.appendIn(tx, await invitationsFor(tx, asking, { asked, at }));
  // Whoever asked hears the same for all, also for those who will never see it.
  return [...asking.accountIds];
};
