// Plays a stretch of time message by message: who hears it, on which gateways, which shard stores it. Not a formula: what is
// uneven about chats shows as uneven load.
import { hash, makeChats, makeChooser, makeDice } from './chats.mjs';

const ratio = (list) => {
  const sum = list.reduce((all, one) => all + one, 0);
  return sum === 0 ? 1 : Math.max(...list) / (sum / list.length);
};

/**
 * A sample of people, as dense as the host: readers and gateways of a message are told for the host's own number of gateways; how
 * uneven the load is, for as many gateways and shards as the sample fills (2,000 people each), so that it is not the smallness of
 * the sample that shows.
 */
export function play({ people, gateways, seconds = 20, sample = 30_000, seed = 1, given }) {
  const dice = makeDice(seed);
  const persons = Math.min(people, sample);
  const chats = makeChats({ people: persons, chatsPerPerson: given.chatsPerPerson, dice });
  const online = Uint8Array.from({ length: persons }, () => (dice() < given.onlineShare ? 1 : 0));
  const parts = Math.max(2, Math.min(gateways, Math.floor(persons / 2_000)));
  const choose = makeChooser(
    chats.map(({ speaks }) => speaks),
    dice,
  );
  const perSecond = persons * given.sentPerPersonPerSecond * given.event;
  const seen = { messages: 0, readers: 0, readersOnline: 0, gateways: 0, largest: 0 };
  const [sentBy, toldBy, stored] = [0, 0, 0].map(() => new Float64Array(parts));
  const busiest = [];
  let inSecond = new Float64Array(parts);
  // Messages come one after the other, at random distances; each is an event that draws its consequences.
  for (
    let at = -Math.log(1 - dice()) / perSecond, second = 0;
    at < seconds;
    at += -Math.log(1 - dice()) / perSecond
  ) {
    for (; second < Math.floor(at); second++) {
      busiest.push(ratio([...inSecond]));
      inSecond = new Float64Array(parts);
    }
    const chat = choose();
    const { members } = chats[chat];
    const author = members[Math.floor(dice() * members.length)];
    const hearing = members.filter((one) => one !== author && online[one]);
    seen.messages += 1;
    seen.readers += members.length - 1;
    seen.readersOnline += hearing.length;
    seen.gateways += new Set(hearing.map((one) => hash(one) % gateways)).size;
    seen.largest = Math.max(seen.largest, hearing.length);
    sentBy[hash(author) % parts] += 1;
    for (const one of hearing) toldBy[hash(one) % parts] += 1;
    const shard = hash(chat + 7_919) % parts;
    stored[shard] += 1;
    inSecond[shard] += 1;
  }
  return {
    played: { people: persons, chats: chats.length, messages: seen.messages, parts },
    readers: seen.readers / seen.messages,
    readersOnline: seen.readersOnline / seen.messages,
    gatewaysOfMessage: seen.gateways / seen.messages,
    mostReadersOnline: seen.largest,
    subjectsOfGateway: subjectsOf(chats, online, { gateways, scale: people / persons }),
    busiestGateway: ratio([...sentBy].map((sent, at) => sent + toldBy[at] / 25)),
    busiestShard: ratio([...stored]),
    busiestShardInASecond: busiest.toSorted((a, b) => a - b)[Math.floor(busiest.length * 0.95)] ?? 1,
  };
}

/** Subjects that a gateway listens to: chats with somebody online there. */
function subjectsOf(chats, online, { gateways, scale }) {
  let pairs = 0;
  for (const { members } of chats)
    pairs += new Set(members.filter((one) => online[one]).map((one) => hash(one) % gateways)).size;
  return (pairs * scale) / gateways;
}
