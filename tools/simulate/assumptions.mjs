// What the simulation takes as given, each with where it comes from. What our own program costs is in measured.json.

/** People, messages, files, machines and prices. */
export const assumptions = {
  // KakaoTalk, said by the company on 24 December 2024: 45,000 messages sent a second on average, more than 3 times that at New Year,
  // up to 10 times at events; more than 10 billion sent and received a day. About 50 million people use it each month.
  sentPerPersonPerSecond: 45_000 / 50e6,
  eveningPeak: 2.5,
  newYear: 3,
  event: 10,
  /** People with an open line at the busiest hour, and lines for each of them. */
  onlineShare: 0.3,
  linesPerPerson: 1.3,
  /** Read marks that are written for a message, over all its readers, after those that come close together have become one. */
  marksPerMessage: 0.7,
  /** Who has how many chats, how large they are, how they speak: no figures of a large messenger are published; see chats.mjs. */
  chatsPerPerson: 40,
  /** Of all messages so many hold a file, of so many bytes with its smaller pictures. */
  fileShare: 0.08,
  fileBytes: 600_000,
  /** A machine: cores, memory; a shard is one with a copy that can take over. */
  shardBytes: 4e12,
  shardEntriesPerSecond: 5_000,
  shardMachines: 2,
  shardCores: 16,
  /** Half of what was measured, so that a process that dies leaves room. */
  headroom: 0.5,
  linesPerGateway: 20_000,
  gatewayBytes: 1.5e9,
  natsMessagesPerSecond: 1e6,
  natsServersAtLeast: 3,
  natsCores: 8,
  /** Dollars a month, of a plain cloud without discounts. */
  price: { core: 25, diskByte: 0.1 / 1e9, objectByte: 0.02 / 1e9, trafficByte: 0.02 / 1e9 },
};
