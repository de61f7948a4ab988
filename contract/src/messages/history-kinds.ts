/** Kinds of entries on `chat:<id>` that are lines of their own in a chat's history. */
export const historyKinds = [
  'message.sent',
  'member.joined',
  'member.left',
  'chat.changed',
  'chat.vanishingChanged',
  'poll.closed',
  'album.added',
] as const;
