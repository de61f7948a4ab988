import { secretChatsData } from './features/secret-chats/index.ts';
import { callsData } from './features/calls/index.ts';
import { albumsData } from './features/albums/index.ts';
import { boardData } from './features/board/index.ts';
import { eventsData } from './features/events/index.ts';
import { noticesData } from './features/notices/index.ts';
import { pollsData } from './features/polls/index.ts';
import { todosData } from './features/todos/index.ts';
import type { FeatureData } from './platform/session/index.ts';

/** The data of what members of a chat make and keep together, and of rooms that they alone can read. */
export const thingData: readonly FeatureData[] = [
  secretChatsData,
  callsData,
  pollsData,
  eventsData,
  todosData,
  noticesData,
  boardData,
  albumsData,
];
