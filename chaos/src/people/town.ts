import { createClient, type Client } from '@maru/client';
import { isSignedIn, type ChatId } from '@maru/contract';
import { insist } from './settle.ts';

/** Somebody who lives on the host, with a session for each of their two devices. */
export interface Resident {
  id: string;
  tokens: [string, string];
}

/** A room of this run. */
export interface Room {
  id: ChatId;
  log: `chat:${string}`;
  members: number[];
}

const password = 'open-wooden-hall';
const agreed = [
  { subject: 'terms', version: 1 },
  { subject: 'privacy', version: 1 },
];

const settled = { until: () => false };

/** A client that calls over HTTP alone. */
export const callerFor = (url: string, token?: string): Client =>
  createClient({ url, ...(token && { token }) });

const settle = async (url: string, handle: string): Promise<Resident> => {
  const nobody = callerFor(url);
  const made = await nobody.call('accounts.signUp', { handle, name: handle, password, agreed } as never);
  const again = await nobody.call('accounts.signIn', { handle, password } as never);
  if (!isSignedIn(again)) throw new Error('a second step is asked for');
  return { id: made.account.id, tokens: [made.token, again.token] };
};

/** Signs up so many people, each with a second device. */
export const settleTown = async (url: string, count: number): Promise<Resident[]> => {
  const town: Resident[] = [];
  // The first becomes the operator: one after the other, as passwords are dear to hash anyway.
  for (let at = 0; at < count; at++) town.push(await settle(url, `person${at}`));
  return town;
};

const makeRoom = async (
  url: string,
  town: readonly Resident[],
  { members, name }: { members: number[]; name: string },
): Promise<Room> => {
  const [maker, ...others] = members.map((at) => town[at] as Resident);
  const memberIds = others.map((one) => one.id) as never[];
  const host = callerFor(url, maker?.tokens[0]);
  const group = members.length > 2 ? { name, key: name } : {};
  const { chat, asked } = await insist(() => host.call('chats.create', { memberIds, ...group }), settled);
  for (const one of others) {
    if (!asked.includes(one.id as never)) continue;
    const guest = callerFor(url, one.tokens[0]);
    await insist(() => guest.call('chats.answerInvitation', { chatId: chat.id, accept: true }), settled);
  }
  return { id: chat.id, log: `chat:${chat.id}`, members };
};

/** Makes the rooms of a run: one for everybody, two smaller ones, and two for pairs, which are the same in every run. */
export const makeRooms = async (
  url: string,
  town: readonly Resident[],
  { name, isShared }: { name: string; isShared: boolean },
): Promise<Room[]> => {
  const all = [...town.keys()];
  const half = Math.ceil(all.length / 2);
  const pairs = isShared ? [] : [all.slice(0, 2), all.slice(-2)];
  const groups = [all, all.slice(0, half), all.slice(half), ...pairs].filter(({ length }) => length > 1);
  return Promise.all(groups.map((members, at) => makeRoom(url, town, { members, name: `${name} ${at}` })));
};
