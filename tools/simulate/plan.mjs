// What a host of so many people needs. Pure: people, assumptions and measures in, figures out.

const year = 365 * 86_400;
const up = (value) => Math.max(1, Math.ceil(value));

/** Entries, marks, lines and bytes for so many people. */
export function loadOf(people, given, measured) {
  const sent = people * given.sentPerPersonPerSecond;
  const peak = sent * Math.max(given.eveningPeak, given.newYear, given.event);
  const lines = people * given.onlineShare * given.linesPerPerson;
  return {
    people,
    sentPerSecond: sent,
    newYearPerSecond: sent * given.newYear,
    peakPerSecond: peak,
    lines,
    entriesPerYear: sent * year,
    tableBytesPerYear: sent * year * measured.tableBytesPerEntry,
    walBytesPerSecondAtPeak:
      peak * (measured.walBytesPerEntry + given.marksPerMessage * measured.walBytesPerMark),
    fileBytesPerYear: sent * year * given.fileShare * given.fileBytes,
  };
}

/** Processes and machines, and what asks for so many of each. `spread` comes from playing the chats: readers and gateways of a message. */
export function partsOf(load, spread, { given, measured }) {
  const perGateway = measured.sentPerSecondPerCore * given.headroom;
  const gateways = {
    lines: up(load.lines / given.linesPerGateway),
    messages: up(load.peakPerSecond / perGateway),
    deliveries: up(
      (load.peakPerSecond * spread.readersOnline) / (measured.deliveriesPerSecondPerCore * given.headroom),
    ),
  };
  const shards = {
    writes: up(load.peakPerSecond / given.shardEntriesPerSecond),
    bytes: up(load.tableBytesPerYear / given.shardBytes),
  };
  const gatewayCount = Math.max(...Object.values(gateways));
  const natsPerSecond = load.peakPerSecond * (1 + spread.gatewaysOfMessage);
  return {
    gateways: gatewayCount,
    gatewaysBecauseOf: largest(gateways),
    shards: Math.max(...Object.values(shards)),
    shardsBecauseOf: largest(shards),
    natsPerSecond,
    natsServers:
      gatewayCount === 1
        ? 0
        : Math.max(given.natsServersAtLeast, up(natsPerSecond / given.natsMessagesPerSecond)),
    secondsToComeBack: Math.min(load.lines, given.linesPerGateway) / measured.connectsPerSecondPerCore,
  };
}

const largest = (parts) => Object.entries(parts).reduce((best, one) => (one[1] > best[1] ? one : best))[0];

/** Dollars a month at the end of the first year, by part. */
export function costOf(load, parts, { given, measured }) {
  const { price } = given;
  const sentBytes =
    load.sentPerSecond * (year / 12) * (measured.frameBytes * 2 + given.fileShare * given.fileBytes);
  const cost = {
    gateways: parts.gateways * price.core,
    databases:
      parts.shards * given.shardMachines * given.shardCores * price.core +
      load.tableBytesPerYear * given.shardMachines * price.diskByte,
    nats: parts.natsServers * given.natsCores * price.core,
    files: load.fileBytesPerYear * price.objectByte,
    traffic: sentBytes * price.trafficByte,
  };
  return { ...cost, all: Object.values(cost).reduce((sum, one) => sum + one, 0) };
}
