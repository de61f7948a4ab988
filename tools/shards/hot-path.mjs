// The hot path: what runs for every message, every reading, every connection. All that these can reach has to be answered by one
// shard, or by the shard of each key. What is handed over when the program runs (a method of the house, a registered listener)
// cannot be seen in the code of the caller: it stands here as a beginning of its own.
const features = 'server/src/features';
const platform = 'server/src/platform';

export const hotPath = {
  'messages.send': [`${features}/messages/send-message.ts#sendMessage`],
  'messages.history': [`${features}/messages/read-history.ts#readHistory`],
  'messages.typing': [`${features}/messages/typing.ts#typing`],
  'chats.list': [`${features}/chats/methods.ts#list`],
  'chats.markRead': [
    `${features}/chats/methods.ts#markRead`,
    `${features}/chats/marks-store.ts#moveMarks`,
    `${features}/chats/marks-store.ts#moveShownMark`,
  ],
  'chats.watch': [`${features}/chats/methods.ts#watch`],
  'logs.read': [`${platform}/gateway/logs.ts#logsFeature`],
  greeting: [`${platform}/gateway/greet.ts#greet`, `${features}/chats/store.ts#readLogsOf`],
  'the log': [
    `${platform}/log/store.ts#appendRows`,
    `${platform}/log/store.ts#readAfter`,
    `${platform}/log/store.ts#readHeads`,
    `${platform}/log/store.ts#findByKeys`,
  ],
};
