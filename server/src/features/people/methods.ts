import type { MethodTable } from '../../platform/house.ts';
import { addFriend } from './add-friend.ts';
import { block, unblock } from './block.ts';
import { findPerson, getPersons, previewLink } from './find-person.ts';
import { ignoreRequest } from './ignore-request.ts';
import { listFriends } from './list-friends.ts';
import { myLink } from './my-link.ts';
import { removeFriend } from './remove-friend.ts';
import { report } from './report.ts';
import { updateFriend } from './update-friend.ts';
import { watchPresence } from './watch-presence.ts';

/** What this feature answers. */
export const methods: MethodTable = {
  'people.find': findPerson,
  'people.previewLink': previewLink,
  'people.get': getPersons,
  'people.addFriend': addFriend,
  'people.listFriends': listFriends,
  'people.updateFriend': updateFriend,
  'people.removeFriend': removeFriend,
  'people.ignoreRequest': ignoreRequest,
  'people.block': block,
  'people.unblock': unblock,
  'people.report': report,
  'people.myLink': myLink,
  'people.watchPresence': watchPresence,
};
