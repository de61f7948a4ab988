import { startFlags, startHost } from '../../host.ts';
import { seedChats, seedMessages, seedPeople, type Seeded } from '../../seed.ts';
import { profileFlags, readProfile, watchStatements } from './profile.ts';
import { openThrowaway } from '../../undertaker.ts';
import { listedGroups, membersOf, placesOf } from '../world.ts';
import type { Peer } from './peer.ts';

/** Maru as `npm start` runs it, with its embedded PostgreSQL. Profiles go into `profiles`, where one is named. */
export const openMaru = async (version: string, profiles?: string): Promise<Peer> => {
  const folder = await openThrowaway('compare');
  return {
    name: 'maru',
    version,
    acknowledged: 'committed to PostgreSQL and on disk (fsync), for every reader and every device',
    kept: 'every message, once for a chat',
    settings: `npm start (${startFlags.join(' ')}), rate limits off, one process, WebSocket, no TLS`,
    async prepare(sizes) {
      const host = await startHost({ folder: folder.path });
      try {
        const people = await seedPeople(host.db, sizes.sessions + 1);
        const [returning] = people.slice(-1) as [Seeded];
        const groupsOf = (members: readonly number[][]) =>
          members.map((seats) => seats.map((seat) => people[seat] as Seeded));
        const addresses: Record<string, string[]> = {};
        for (const [name, members] of Object.entries(membersOf(sizes)))
          addresses[name] = await seedChats(
            host.db,
            name === 'pairs' ? 'direct' : 'group',
            groupsOf(members),
          );
        const history = async (groups: Seeded[][], each: number) => {
          const chats = await seedChats(host.db, 'group', groups);
          await seedMessages(
            host.db,
            chats.map((id, at) => ({ id, author: groups[at]?.[0]?.id ?? '' })),
            each,
          );
          return chats;
        };
        if (profiles) await watchStatements(host.db);
        await history(groupsOf(listedGroups(sizes)), sizes.messagesEach);
        const missed = await history(
          Array.from({ length: sizes.missedChats }, (_, at) => [people[at] as Seeded, returning]),
          sizes.missedEach + 1,
        );
        return {
          protocol: 'maru',
          hasArchive: true,
          seats: people
            .slice(0, -1)
            .map(({ token }, number) => ({ number, name: `p${number}`, secret: token })),
          places: placesOf(sizes, (name, at) => addresses[name]?.[at] ?? ''),
          returning: {
            seat: { number: sizes.sessions, name: 'returning', secret: returning.token },
            at: '',
            cursors: Object.fromEntries(missed.map((id) => [`chat:${id}`, 1])),
          },
        };
      } finally {
        await host.stop();
      }
    },
    async start() {
      const host = await startHost({
        folder: folder.path,
        flags: profiles ? profileFlags(profiles) : [],
      });
      const { port, rss, cpu, stop } = host;
      return { port, rss, cpu, stop, ...(profiles && { report: await readProfile(host.db, profiles) }) };
    },
    remove: folder.remove,
  };
};
