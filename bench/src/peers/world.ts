import type { Place, Seat } from './lines/line.ts';

/** How many people, and who talks where. The same numbers on every server. */
export interface Sizes {
  sessions: number;
  pairs: number;
  /** Groups of 5 and of 50. */
  fives: number;
  fifties: number;
  /** Members of the two large rooms. */
  rooms: readonly number[];
  /** Each person's chats in the list, and messages in each. */
  listed: number;
  messagesEach: number;
  /** What one person finds after a week: conversations, and messages in each. */
  missedChats: number;
  missedEach: number;
}

/** Somewhere that somebody talks: the seat of who does, and of those who hear it. */
export interface TalkPlace extends Place {
  sender: number;
  readers: number[];
}

/** What is said where. */
export type PlaceName = 'pairs' | 'fives' | 'fifties' | `room${number}`;

/** A server as the load generator sees it. */
export interface World {
  protocol: 'maru' | 'xmpp';
  hasArchive: boolean;
  port: number;
  tag: string;
  seats: Seat[];
  places: Record<string, TalkPlace[]>;
  returning: { seat: Seat; at: string; cursors: Record<string, number> };
}

const span = (from: number, count: number): number[] => Array.from({ length: count }, (_, at) => from + at);

/** Who is in which place, by number of seat: the first of each is the one who talks. */
export const membersOf = (sizes: Sizes): Record<string, number[][]> => ({
  pairs: span(0, sizes.pairs).map((at) => span(at * 2, 2)),
  fives: span(0, sizes.fives).map((at) => span(at * 5, 5)),
  fifties: span(0, sizes.fifties).map((at) => span(at * 50, 50)),
  ...Object.fromEntries(sizes.rooms.map((members) => [`room${members}`, [span(0, members)]])),
});

/** The group chats of the list: ten people each, spread so that neighbours do not share all of them. */
export const listedGroups = ({ sessions, listed }: Sizes): number[][] =>
  span(0, Math.ceil((sessions * listed) / 10)).map((at) => [
    ...new Set(span(0, 10).map((member) => (at * 7 + member * 131) % sessions)),
  ]);

/** The places with their addresses on one server. */
export const placesOf = (
  sizes: Sizes,
  addressOf: (name: string, at: number, members: number[]) => string,
): World['places'] =>
  Object.fromEntries(
    Object.entries(membersOf(sizes)).map(([name, groups]) => [
      name,
      groups.map((members, at) => ({
        kind: name === 'pairs' ? ('direct' as const) : ('room' as const),
        address: addressOf(name, at, members),
        sender: members[0] as number,
        readers: members.slice(1),
      })),
    ]),
  );

/** How many seats are taken in this work. */
export const seatsFor = (places: readonly TalkPlace[]): number =>
  1 + Math.max(...places.map((place) => Math.max(place.sender, ...place.readers.slice(-1))));

const weekAgo = (): string => new Date(Date.now() - 8 * 86_400_000).toISOString();

/** The world of a server that speaks XMPP: who is who needs no answer from it. */
export const xmppWorld = (sizes: Sizes, hasArchive: boolean): Omit<World, 'port' | 'tag'> => {
  const seatOf = (number: number): Seat => ({ number, name: `p${number}`, secret: 'secret' });
  return {
    protocol: 'xmpp',
    hasArchive,
    seats: span(0, sizes.sessions).map(seatOf),
    places: placesOf(sizes, (name, at, [, reader]) =>
      name === 'pairs' ? `p${reader}@localhost` : `${name}-${at}@conference.localhost`,
    ),
    returning: { seat: seatOf(sizes.sessions), at: weekAgo(), cursors: {} },
  };
};
