import type { MethodTable } from '../../platform/house.ts';
import { bookmark, listBookmarks } from './bookmarks.ts';
import { deleteMessage, hideMessages } from './delete-message.ts';
import { editMessage, listEdits } from './edit-message.ts';
import { forward } from './forward.ts';
import { listReactions, react } from './react.ts';
import { readHistory } from './read-history.ts';
import { sendMessage } from './send-message.ts';
import { typing } from './typing.ts';

/** What this feature answers. */
export const methods: MethodTable = {
  'messages.send': sendMessage,
  'messages.history': readHistory,
  'messages.edit': editMessage,
  'messages.listEdits': listEdits,
  'messages.delete': deleteMessage,
  'messages.hide': hideMessages,
  'messages.react': react,
  'messages.listReactions': listReactions,
  'messages.forward': forward,
  'messages.bookmark': bookmark,
  'messages.listBookmarks': listBookmarks,
  'messages.typing': typing,
};
