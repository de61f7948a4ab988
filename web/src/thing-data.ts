import { albumsData } from './features/albums/index.ts';
import { boardData } from './features/board/index.ts';
import { eventsData } from './features/events/index.ts';
import { noticesData } from './features/notices/index.ts';
import { pollsData } from './features/polls/index.ts';
import { todosData } from './features/todos/index.ts';
import type { FeatureData } from './platform/session/index.ts';

/** The data of what members of a chat make and keep together. */
export const thingData: readonly FeatureData[] = [
  pollsData,
  eventsData,
  todosData,
  noticesData,
  boardData,
  albumsData,
];
