import { findPlaces, readQuery, type Chat, type Friend } from '@maru/contract';
import { useMemo } from 'react';
import { chatTitle, useChatList, useQuietChats, withSecretName } from '../../chats/index.ts';
import { displayName, useFriends } from '../../people/index.ts';

/** Friends and chats whose names answer a query, part of them or first consonants. */
export const useNames = (query: string, unfinished: boolean): { friends: Friend[]; chats: Chat[] } => {
  const { friends } = useFriends();
  const listed = useChatList();
  const quiet = useQuietChats();
  return useMemo(() => {
    const wish = readQuery(query, unfinished);
    if (wish.length === 0) return { friends: [], chats: [] };
    const has = (name: string) => findPlaces(wish, name).length >= wish.length;
    const byId = new Map(friends.map((friend) => [friend.id, friend]));
    const handle = query.trim().toLowerCase();
    return {
      friends: friends.filter(
        (friend) => has(displayName(friend)) || has(friend.name) || (friend.handle ?? '').includes(handle),
      ),
      chats: [...listed, ...quiet].filter((chat) =>
        has(chatTitle(withSecretName(chat), (person) => displayName(byId.get(person.id) ?? person))),
      ),
    };
  }, [query, unfinished, friends, listed, quiet]);
};
