import type { AccountId, Chat, ChatEntryBodies, Entry, Member } from '@maru/contract';
import type { MemberList } from './state.ts';

const facesShown = 4;

const join = (chat: Chat, body: ChatEntryBodies['member.joined'], me: AccountId | null): Chat => {
  const known = new Set(chat.faces.map((face) => face.id));
  const fresh = body.persons.filter((person) => person.id !== me && !known.has(person.id));
  return {
    ...chat,
    memberCount: chat.memberCount + body.persons.length,
    faces: [...chat.faces, ...fresh].slice(0, facesShown),
  };
};

/** Folds comings, goings and roles into a chat of the list. */
export const applyMemberEntry = (chat: Chat, entry: Entry, me: AccountId | null): Chat => {
  if (entry.kind === 'member.joined') {
    return join(chat, entry.body as ChatEntryBodies['member.joined'], me);
  }
  if (entry.kind === 'member.left') {
    const { accountId } = entry.body as ChatEntryBodies['member.left'];
    const faces = chat.faces.filter((face) => face.id !== accountId);
    return { ...chat, memberCount: Math.max(0, chat.memberCount - 1), faces };
  }
  if (entry.kind === 'member.roleChanged') {
    const { accountId, role } = entry.body as ChatEntryBodies['member.roleChanged'];
    return accountId === me ? { ...chat, role } : chat;
  }
  return chat;
};

/** Folds the same into the list of members that is shown; every step may come twice. */
export const applyToMembers = (list: MemberList, entry: Entry): MemberList => {
  if (entry.kind === 'member.joined' && list.done) {
    const { persons, role } = entry.body as ChatEntryBodies['member.joined'];
    const known = new Set(list.members.map((member) => member.id));
    const fresh = persons.filter((person) => !known.has(person.id));
    const members: Member[] = fresh.map((person) => ({ ...person, role, joinedSeq: entry.seq }));
    return members.length > 0 ? { ...list, members: [...list.members, ...members] } : list;
  }
  if (entry.kind === 'member.left') {
    const { accountId } = entry.body as ChatEntryBodies['member.left'];
    return { ...list, members: list.members.filter((member) => member.id !== accountId) };
  }
  if (entry.kind === 'member.roleChanged') {
    const { accountId, role, person } = entry.body as ChatEntryBodies['member.roleChanged'];
    const members = list.members.map((one) => (one.id === accountId ? { ...one, ...person, role } : one));
    return { ...list, members };
  }
  return list;
};
