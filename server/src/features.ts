import type { Feature } from './platform/house.ts';
import { accounts } from './features/accounts/index.ts';
import { consents } from './features/consents/index.ts';
import { guardians } from './features/guardians/index.ts';
import { devices } from './features/devices/index.ts';
import { proof } from './features/proof/index.ts';
import { login } from './features/login/index.ts';
import { approval } from './features/approval/index.ts';
import { recovery } from './features/recovery/index.ts';
import { pictures } from './features/pictures/index.ts';
import { people } from './features/people/index.ts';
import { chats } from './features/chats/index.ts';
import { birthdays } from './features/birthdays/index.ts';
import { profiles } from './features/profiles/index.ts';
import { folders } from './features/folders/index.ts';
import { invites } from './features/invites/index.ts';
import { messages } from './features/messages/index.ts';
import { files } from './features/files/index.ts';
import { guardSecretRooms, secretChats } from './features/secret-chats/index.ts';
import { stickers } from './features/stickers/index.ts';
import { links } from './features/links/index.ts';
import { polls } from './features/polls/index.ts';
import { notices } from './features/notices/index.ts';
import { todos } from './features/todos/index.ts';
import { events } from './features/events/index.ts';
import { albums } from './features/albums/index.ts';
import { board } from './features/board/index.ts';
import { cards } from './features/cards/index.ts';
import { places } from './features/places/index.ts';
import { calls } from './features/calls/index.ts';
import { search } from './features/search/index.ts';
import { later } from './features/later/index.ts';
import { notifications } from './features/notifications/index.ts';
import { archive } from './features/archive/index.ts';
import { farewell } from './features/farewell/index.ts';
import { desk } from './features/desk/index.ts';
import { demo } from './features/demo/index.ts';

/** The features of the house. The order is the dependency order: a feature knows only those above it. */
export const features: readonly Feature[] = guardSecretRooms([
  accounts,
  devices,
  consents,
  guardians,
  proof,
  login,
  approval,
  recovery,
  pictures,
  people,
  chats,
  profiles,
  birthdays,
  folders,
  invites,
  messages,
  files,
  secretChats,
  stickers,
  links,
  polls,
  events,
  todos,
  notices,
  board,
  albums,
  cards,
  places,
  calls,
  search,
  later,
  notifications,
  archive,
  farewell,
  desk,
  demo,
]);
