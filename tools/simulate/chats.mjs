// Chats as people have them, and a clock of messages: pure, and the same for the same seed.

/** Numbers from 0 to 1 that come the same for the same seed. */
export function makeDice(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Spreads numbers evenly, as PostgreSQL and the gateways' door do with ids. */
export function hash(number) {
  let mixed = Math.imul(number ^ 0x9e3779b9, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/**
 * How large a chat is: five in six are of two; groups have four in the middle, with a long tail to the 3,000 that a room holds.
 * No large messenger publishes this. It is chosen so that it gives what KakaoTalk says: 45,000 a second sent and more than
 * 10 billion sent and received a day, which is 1.6 readers or more for a message (tools/simulate/simulate.test.mjs).
 */
export function sizeOfChat(dice) {
  if (dice() < 0.83) return 2;
  const normal = Math.sqrt(-2 * Math.log(1 - dice())) * Math.cos(2 * Math.PI * dice());
  return Math.min(3_000, Math.max(3, Math.round(Math.exp(Math.log(4) + 0.7 * normal))));
}

/**
 * Chats of a sample of people: members of each, and how much it speaks. Most are asleep; a few speak all day (a Pareto of 1.2). Large
 * rooms speak more than small ones, but not by their size: each member less.
 */
export function makeChats({ people, chatsPerPerson, dice }) {
  const chats = [];
  for (let seats = 0; seats < people * chatsPerPerson;) {
    const size = sizeOfChat(dice);
    const members = new Set();
    while (members.size < size) members.add(Math.floor(dice() * people));
    chats.push({ members: [...members], speaks: Math.min(2_000, (1 - dice()) ** (-1 / 1.2)) });
    seats += size;
  }
  return chats;
}

/** Takes one of many by weight: a table of sums, halved until it is found. */
export function makeChooser(weights, dice) {
  const sums = new Float64Array(weights.length);
  weights.reduce((sum, weight, at) => (sums[at] = sum + weight), 0);
  return () => {
    const wanted = dice() * sums.at(-1);
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle] > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
