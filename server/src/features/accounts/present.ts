import type { AccountSettings, HostInvitation, Me, Person } from '@maru/contract';
import type { FaceRow } from './faces-store.ts';
import type { InvitationRow } from './invitation-store.ts';
import type { AccountRow } from './store.ts';

const defaults: AccountSettings = {
  findByHandle: true,
  findByLink: true,
  findByInvite: true,
  findByMail: false,
  addToGroups: 'friends',
  seesOnline: 'friends',
  seesLastSeen: 'friends',
  seesReads: 'everyone',
  linkCards: true,
  language: 'auto',
  theme: 'auto',
  undoSeconds: 0,
  skinTone: 'none',
};

/** An account as those see it for whom no other profile was chosen. */
export const presentPerson = (row: AccountRow): Person => ({
  id: row.account_id,
  handle: row.handle,
  name: row.name,
  photo: row.photo,
  cover: row.cover,
  status: row.status,
  guest: row.kind === 'guest',
  ...(row.gone && { gone: true }),
});

/** A person in another of their profiles. `in` names the chat that it was chosen for. */
export const presentFace = (person: Person, face: Omit<FaceRow, 'account_id'>): Person => ({
  ...person,
  name: face.name,
  photo: face.photo,
  cover: face.cover,
  status: face.status,
  ...(face.chat_id && { in: face.chat_id }),
});

/** A person for somebody they have blocked with their profile: the name, and nothing to look at. */
export const presentNameAlone = (person: Person): Person => ({
  ...person,
  photo: null,
  cover: null,
  status: '',
});

/** An account in what many readers are told at once: nothing of it but who it is, where they do not see the same. */
export const presentVeiled = (row: AccountRow): Person =>
  row.many_faced
    ? { ...presentPerson(row), name: '', photo: null, cover: null, status: '' }
    : presentPerson(row);

/** Settings with what was never decided filled in. */
export const presentSettings = (settings: Partial<AccountSettings>): AccountSettings => ({
  ...defaults,
  ...settings,
});

/** An account as its owner sees it. */
export const presentMe = (row: AccountRow): Me => ({
  ...presentPerson(row),
  operator: row.operator,
  settings: presentSettings(row.settings),
  createdAt: row.created_at.toISOString(),
});

/** An invitation to this host, as its maker sees it. */
export const presentInvitation = (row: InvitationRow): HostInvitation => ({
  id: row.invitation_id,
  madeAt: row.made_at.toISOString(),
  endsAt: row.ends_at.toISOString(),
  used: row.used_at !== null,
});
