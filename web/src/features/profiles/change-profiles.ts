import type { AccountId, ChatId, InputOf, Profile } from '@maru/contract';
import { limits } from '@maru/contract';
import { call } from '../../platform/session/index.ts';
import { profilesStore } from './state.ts';

const place = ({ profiles }: { profiles: readonly Profile[] }): void => profilesStore.setState({ profiles });

/** Loads my profiles. */
export const loadProfiles = async (): Promise<void> => {
  const page = await call('profiles.list', {}).catch(() => undefined);
  if (page) place(page);
};

/** Makes or changes one of my more profiles. */
export const saveProfile = async (input: InputOf<'profiles.save'>): Promise<void> =>
  place(await call('profiles.save', input));

/** Takes one of my more profiles away. */
export const removeProfile = async (slot: number): Promise<void> =>
  place(await call('profiles.remove', { slot }));

/** Those for whom, and for which chats, a profile is chosen. */
export interface ShownTo {
  readers: readonly AccountId[];
  chats: readonly ChatId[];
}

const choose = async (slot: number | null, { readers, chats }: ShownTo): Promise<void> => {
  const most = limits.profileChoices;
  for (let at = 0; at < Math.max(readers.length, chats.length); at += most)
    place(
      await call('profiles.choose', {
        slot,
        readers: readers.slice(at, at + most),
        chats: chats.slice(at, at + most),
      }),
    );
};

/** Shows one of my profiles in a chat, to everybody in it: 0 is the base profile, null what each sees elsewhere. */
export const showInChat = async (chatId: ChatId, slot: number | null): Promise<void> =>
  choose(slot, { readers: [], chats: [chatId] });

const without = <Id>(some: readonly Id[], others: readonly Id[]): Id[] => {
  const known = new Set(others);
  return some.filter((one) => !known.has(one));
};

/** Shows a profile to these, and to those it was shown to before no longer. */
export const showProfileTo = async (profile: Profile, next: ShownTo): Promise<void> => {
  await choose(null, {
    readers: without(profile.readers, next.readers),
    chats: without(profile.chats, next.chats),
  });
  await choose(profile.slot, {
    readers: without(next.readers, profile.readers),
    chats: without(next.chats, profile.chats),
  });
};
