import type { AccountId, DeskPerson, DeskReport, Person } from '@maru/contract';
import type { RevealedRow } from '../secret-chats/index.ts';
import type { PersonRow, ReportRow } from './store.ts';

/** Somebody who is not there any more. */
const nobody = (id: AccountId): Person => ({
  id,
  handle: null,
  name: '',
  photo: null,
  cover: null,
  status: '',
  guest: true,
});

/** Somebody as operators see them. A status line is for friends, and is left out. */
export const presentPerson = (row: PersonRow, persons: ReadonlyMap<AccountId, Person>): DeskPerson => ({
  person: presentFace(row.account_id, persons),
  operator: row.operator,
  createdAt: row.created_at.toISOString(),
  sessions: row.sessions,
  fileBytes: row.bytes,
  suspension: row.reason === null ? null : { reason: row.reason, endsAt: row.ends_at?.toISOString() ?? null },
});

/** Who somebody is, without what they say of themselves to friends. */
export const presentFace = (id: AccountId, persons: ReadonlyMap<AccountId, Person>): Person => ({
  ...(persons.get(id) ?? nobody(id)),
  cover: null,
  status: '',
});

/** A complaint that waits. */
export const presentReport = (
  row: ReportRow,
  persons: ReadonlyMap<AccountId, Person>,
  revealed: readonly RevealedRow[],
): DeskReport => ({
  id: row.report_id,
  by: presentFace(row.account_id, persons),
  about: presentFace(row.reported_id, persons),
  chatId: row.chat_id,
  reason: row.reason,
  note: row.note,
  at: row.at.toISOString(),
  ...(revealed.length > 0 && {
    revealed: revealed.map((one) => ({
      author: presentFace(one.author_id, persons),
      seq: one.seq,
      at: one.sent_at.toISOString(),
      text: one.text,
      held: one.held,
    })),
  }),
});
