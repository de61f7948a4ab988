import type { AccountId, ChatId } from '@maru/contract';
import { v7 } from 'uuid';
import type { House, SignedVerb } from '../../platform/house.ts';
import { accountLog, chatLog } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { fillMessage, requireWriting } from '../messages/index.ts';
import { presentNotice } from './present.ts';
import { requireNotice } from './read-notices.ts';
import { rowsOf, titleOf, whyNotSet } from './rules.ts';
import {
  lockNotice,
  readAway,
  readHostsOnly,
  readNewestNotice,
  saveAway,
  saveNotice,
  type NoticeRow,
} from './store.ts';

interface Change {
  chatId: ChatId;
  id: string;
  accountId: AccountId;
  kind: 'notice.edited' | 'notice.down';
  /** How it is afterwards, without its `rev`; undefined where nothing changes. */
  next: (row: NoticeRow, now: Date) => NoticeRow | undefined;
}

/** Changes a notice and tells the room of it. */
const changeNotice = async (house: House, change: Change): Promise<NoticeRow> => {
  const { chatId, id, accountId, kind } = change;
  const { room, hiddenFrom } = await requireWriting(house, chatId, accountId);
  const reader = { chatId, reader: accountId };
  await requireNotice(house, reader, id);
  const why = whyNotSet(room, accountId, await readHostsOnly(house.db, chatId));
  if (why) throw refuse(why);
  await house.db.transaction(async (tx) => {
    const row = await lockNotice(tx, chatId, id);
    if (!row || row.erased) throw refuse('notice_not_found');
    const newest = await readNewestNotice(tx, chatId, accountId);
    if (kind === 'notice.edited' && (row.down_at || newest?.notice_id !== id)) throw refuse('notice_over');
    const changed = change.next(row, house.clock.now());
    if (!changed) return;
    const rev = row.rev + 1;
    await saveNotice(tx, { ...changed, rev });
    const { text } = changed;
    const { editedBy, editedAt } = presentNotice(changed);
    const body = kind === 'notice.edited' ? { id, rev, text } : { id, rev, text, editedBy, editedAt };
    await house.log.appendIn(tx, [
      {
        log: chatLog(chatId),
        author: accountId,
        key: v7(),
        kind,
        body,
        hiddenFrom: hiddenFrom ?? row.hidden_from ?? undefined,
      },
    ]);
  });
  return requireNotice(house, reader, id);
};

/** Gives the notice at the top other words. */
export const editNotice: SignedVerb<'notices.edit'> = async ({ house, who }, { chatId, id, text }) => {
  const { accountId } = who;
  const row = await changeNotice(house, {
    chatId,
    id,
    accountId,
    kind: 'notice.edited',
    next: (known, now) =>
      known.text === text ? undefined : { ...known, text, edited_by: accountId, edited_at: now },
  });
  // Lists, quotes and the search know the notice by what its card says.
  const content = { type: 'card', of: 'notice', id, title: titleOf(text), rows: rowsOf(text) } as const;
  await fillMessage(house, { chatId, seq: row.seq, content });
  return { notice: presentNotice(row) };
};

/** Takes a notice down for everybody. */
export const takeDownNotice: SignedVerb<'notices.takeDown'> = async ({ house, who }, { chatId, id }) => {
  const { accountId } = who;
  const row = await changeNotice(house, {
    chatId,
    id,
    accountId,
    kind: 'notice.down',
    next: (known, now) => (known.down_at ? undefined : { ...known, down_by: accountId, down_at: now }),
  });
  return { notice: presentNotice(row) };
};

/** Puts a notice away for one person, on all their devices. */
export const putNoticeAway: SignedVerb<'notices.putAway'> = async ({ house, who }, { chatId, id }) => {
  const { accountId } = who;
  await requireNotice(house, { chatId, reader: accountId }, id);
  await house.db.transaction(async (tx) => {
    if ((await readAway(tx, { chatId, accountId })) === id) return;
    await saveAway(tx, { chatId, accountId, id });
    await house.log.appendIn(tx, [
      {
        log: accountLog(accountId),
        author: accountId,
        key: v7(),
        kind: 'notice.away',
        body: { chatId, id },
      },
    ]);
  });
  return {};
};
