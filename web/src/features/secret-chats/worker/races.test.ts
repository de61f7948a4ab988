import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { HostStandIn, openDevice } from './host-stand-in.ts';
import type { RawEntry } from './kept-line.ts';

const patience = { timeout: 20_000 };

vi.setConfig({ testTimeout: 60_000 });

// The web knows no types of Node, which runs its tests.
const { env } = (globalThis as unknown as { process: { env: Record<string, string | undefined> } }).process;

type Person = Awaited<ReturnType<typeof openDevice>>;

let host: HostStandIn;
let open: Person[];

const person = async (me: string): Promise<Person> => {
  const made = await openDevice(host, me);
  open.push(made);
  await made.keeper.start();
  return made;
};

const say = (by: Person, chatId: never, text: string) =>
  by.verbs.send({ chatId, key: crypto.randomUUID(), draft: { kind: 'message', text } as never });

/** A room with two in it. */
const startRoom = async (alice: Person, bob: Person) => {
  const { chatId } = await alice.verbs.create({
    memberIds: [bob.me] as never[],
    kind: 'direct',
    key: crypto.randomUUID(),
  });
  await bob.verbs.welcomed({});
  return chatId as never;
};

beforeEach(() => {
  host = new HostStandIn();
  open = [];
});
afterEach(() => open.forEach(({ keeper }) => keeper.close()));

/** Lets something happen right after a page was read from the disk, as often as there is something left. */
const between = (bob: Person, work: (() => Promise<unknown>)[]): void => {
  const { kept } = bob.keeper;
  const read = kept.listPage.bind(kept);
  kept.listPage = async (...asked) => {
    const page = await read(...asked);
    // What cannot be written before the page is done must not keep it waiting.
    await Promise.race([work.shift()?.(), new Promise((resolve) => setTimeout(resolve, 20))]);
    return page;
  };
};

it('a page that is read while messages come says how far it goes, and not further', async () => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  let chatId = await startRoom(alice, bob);
  let said: string[] = [];
  const live: RawEntry[] = [];
  host.onEntry((entry) => live.push(entry));
  const taken = () => bob.verbs.openEntry({ entry: live.shift()! });
  const work: (() => Promise<unknown>)[] = [];
  between(bob, work);
  await fc.assert(
    fc.asyncProperty(fc.nat(3), fc.nat(6), fc.nat(3), async (before, during, after) => {
      const count = before + during + after;
      // A page holds 500 lines at most: the room is another one before it is full.
      if (said.length > 400) {
        [chatId, said] = [await startRoom(alice, bob), []];
        while (live.length > 0) await taken();
      }
      for (let index = 0; index < count; index += 1) {
        said.push(`${said.length}`);
        await say(alice, chatId, said.at(-1)!);
      }
      const all = [...live];
      for (let index = 0; index < before; index += 1) await taken();
      work.push(...Array.from({ length: during }, () => taken));
      const page = await bob.verbs.page({ chatId, asked: { limit: 500 }, isFresh: false });
      work.length = 0;
      while (live.length > 0) await taken();
      // What an open room shows: its first page, and whatever comes after that.
      const later = all.filter(({ seq }) => seq > page.lastSeq);
      const opened = await Promise.all(later.map((entry) => bob.verbs.openEntry({ entry })));
      const shown = [...page.messages.toReversed(), ...opened].filter(({ kind }) => kind === 'message.sent');
      expect(shown.map(({ body }) => (body as { text: string }).text)).toEqual(said);
    }),
    { numRuns: env['MARU_DEEP'] ? 400 : 8 },
  );
});

it('a room that somebody is taken into while the welcomes before it are looked through is joined as well', async () => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  let letGo: (() => void) | undefined;
  const { methods } = host as unknown as { methods: Record<string, (...all: unknown[]) => unknown> };
  const list = methods['secretChats.listWelcomes']!;
  methods['secretChats.listWelcomes'] = async (...asked) => {
    const answer = structuredClone(list(...asked));
    if (!letGo) await new Promise<void>((resolve) => (letGo = resolve));
    return answer;
  };
  const early = bob.verbs.welcomed({});
  await vi.waitFor(() => expect(letGo).toBeDefined(), patience);
  const { chatId } = await alice.verbs.create({ memberIds: ['bob' as never], kind: 'direct', key: 'one' });
  await say(alice, chatId as never, 'are you there');
  const opened = bob.verbs.openEntry({ entry: host.chats.get(chatId!)!.log.at(-1)! });
  const welcomed = bob.verbs.welcomed({});
  letGo!();
  await Promise.all([early, welcomed]);
  expect((await opened).body).toMatchObject({ text: 'are you there' });
});

it('what was said in a room while there was no line is read at the next start, though nobody opens it', async () => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  const chatId = await startRoom(alice, bob);
  bob.keeper.close();
  await alice.verbs.send({ chatId, key: 'named', draft: { kind: 'name', name: 'Surprise' } });
  const again = await openDevice(host, 'bob', { name: bob.name, reach: bob.reach });
  open.push(again);
  await again.keeper.start();
  await vi.waitFor(() => expect(again.states.at(-1)?.rooms[chatId]?.name).toBe('Surprise'), patience);
});
