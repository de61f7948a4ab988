import type {
  AccountId,
  ChatId,
  DeviceId,
  FileRef,
  MessageContent,
  MethodName,
  OutputOf,
  ParsedInputOf,
  SessionId,
} from '@maru/contract';
import { findPersons } from '../accounts/index.ts';
import { albums } from '../albums/index.ts';
import { board } from '../board/index.ts';
import { events } from '../events/index.ts';
import { notices } from '../notices/index.ts';
import { polls } from '../polls/index.ts';
import { todos } from '../todos/index.ts';
import type { House, MethodTable, SignedVerb } from '../../platform/house.ts';
import { Refusal } from '../../platform/refusal.ts';
import { pageClock } from './page-clock.ts';

type Card = Extract<MessageContent, { type: 'card' }>;

/** How a card stands: in lines that need no language, and the files it has. */
export interface ToldCard {
  lines: string[];
  files: FileRef[];
}

/** Who asks, and about what. */
interface Asking {
  house: House;
  me: AccountId;
  chatId: ChatId;
  /** Tell who chose, answered, does or said what, too? Words that leave the chat do without. */
  withPeople: boolean;
}

const table: MethodTable = {
  ...polls.methods,
  ...events.methods,
  ...todos.methods,
  ...notices.methods,
  ...board.methods,
  ...albums.methods,
};

type Rest<Name extends MethodName> = Omit<ParsedInputOf<Name>, 'chatId'>;

/** Asks a feature what it would tell whoever asks: nothing more is told. */
const ask = <Name extends MethodName>(
  { house, me, chatId }: Asking,
  name: Name,
  rest: Rest<Name>,
): Promise<OutputOf<Name>> => {
  const verb = table[name] as unknown as SignedVerb<Name>;
  const who = {
    accountId: me,
    sessionId: me as string as SessionId,
    deviceId: me as string as DeviceId,
    guest: false,
    operator: false,
    handle: null,
    name: '',
  };
  const via = { address: '', client: 'cards', browser: undefined, connection: undefined };
  return verb({ house, who, via }, { chatId, ...rest } as ParsedInputOf<Name>);
};

const namesOf = async (
  { house, me, chatId }: Asking,
  ids: readonly AccountId[],
): Promise<(id: AccountId) => string> => {
  const persons = await findPersons(house.db, [...new Set(ids)], { reader: me, chatId });
  return (id) => persons.get(id)?.name ?? '?';
};

const tellPoll = async (asking: Asking, id: string): Promise<ToldCard | undefined> => {
  const [poll] = (await ask(asking, 'polls.get', { ids: [id] })).polls;
  if (!poll) return undefined;
  const voters =
    poll.anonymous || !asking.withPeople ? undefined : await ask(asking, 'polls.listVoters', { id });
  const nameOf = new Map(voters?.persons.map((person) => [person.id, person.name]));
  const lines = poll.choices.map(({ text }, index) => {
    const names = voters?.choices[index]?.map((one) => nameOf.get(one) ?? '?') ?? [];
    const who = names.length > 0 ? `: ${names.join(', ')}` : '';
    const mark = asking.withPeople && poll.mine.includes(index) ? '☑' : '☐';
    return `${mark} ${poll.kind === 'date' ? text.replace('T', ' ') : text} — ${poll.counts[index] ?? 0}${who}`;
  });
  return { lines: [`🗳️ ${poll.question}`, ...lines], files: [] };
};

const tellEvent = async (asking: Asking, id: string): Promise<ToldCard | undefined> => {
  const [event] = (await ask(asking, 'events.get', { ids: [id] })).events;
  if (!event) return undefined;
  const { time, place } = event;
  const clock = pageClock(time.zone);
  const { guests } = asking.withPeople ? await ask(asking, 'events.listGuests', { id }) : { guests: [] };
  const [from, until] = time.allDay
    ? [time.from, time.until === time.from ? undefined : time.until]
    : [clock(time.from), time.until && clock(time.until)];
  const sameDay = !time.allDay && until?.slice(0, 10) === from.slice(0, 10);
  const point = place?.latitude === undefined ? '' : ` (${place.latitude}, ${place.longitude})`;
  const who = (['going', 'maybe', 'not'] as const).flatMap((answer) => {
    const names = guests.filter((one) => one.answer === answer).map(({ person }) => person.name);
    return names.length > 0 ? [`${{ going: '✓', maybe: '?', not: '✗' }[answer]} ${names.join(', ')}`] : [];
  });
  const when = [from, sameDay ? until?.slice(11) : until].filter(Boolean).join(' – ');
  return {
    lines: [
      `📅 ${event.title}${event.cancelled ? ' ✗' : ''}`,
      time.allDay ? when : `${when} (${time.zone})`,
      ...(place ? [`📍 ${place.name}${point}`] : []),
      ...(event.note ? [event.note] : []),
      ...who,
    ],
    files: [],
  };
};

const tellTodos = async (asking: Asking, id: string): Promise<ToldCard | undefined> => {
  const [list] = (await ask(asking, 'todos.get', { ids: [id] })).lists;
  if (!list) return undefined;
  const nameOf = await namesOf(
    asking,
    list.items.flatMap(({ assignee }) => assignee ?? []),
  );
  const lines = list.items.map(({ text, assignee, due, done }) => {
    const more = [asking.withPeople && assignee && nameOf(assignee), due].filter(Boolean).join(', ');
    return `${done ? '☑' : '☐'} ${text}${more && ` — ${more}`}`;
  });
  return { lines: [`📝 ${list.title}`, ...lines], files: [] };
};

const tellNotice = async (asking: Asking, id: string): Promise<ToldCard | undefined> => {
  const [notice] = (await ask(asking, 'notices.get', { ids: [id] })).notices;
  return notice && { lines: [`📣 ${notice.text}`], files: [] };
};

const tellPost = async (asking: Asking, id: string): Promise<ToldCard | undefined> => {
  const [post] = (await ask(asking, 'board.get', { ids: [id] })).posts;
  if (!post) return undefined;
  const comments: string[] = [];
  for (let before: number | undefined; asking.withPeople;) {
    const page = await ask(asking, 'board.listComments', { id, before, limit: 100 });
    const nameOf = new Map(page.persons.map((person) => [person.id, person.name]));
    comments.unshift(...page.comments.map(({ author, text }) => `💬 ${nameOf.get(author) ?? '?'}: ${text}`));
    if (page.nextBefore === null) break;
    before = page.nextBefore;
  }
  const reactions = asking.withPeople
    ? post.reactions.map(({ emoji, count }) => `${emoji} ${count}`).join('  ')
    : '';
  return {
    lines: [
      ...(post.title ? [`📋 ${post.title}`, post.text] : [`📋 ${post.text}`]),
      ...(reactions ? [reactions] : []),
      ...comments,
    ],
    files: post.files,
  };
};

const tellAlbum = async (asking: Asking, id: string): Promise<ToldCard | undefined> => {
  const [album] = (await ask(asking, 'albums.get', { ids: [id] })).albums;
  if (!album) return undefined;
  const files: FileRef[] = [];
  for (let before: number | undefined; ;) {
    const page = await ask(asking, 'albums.listItems', { id, before, limit: 200 });
    files.unshift(...page.items.map(({ file }) => file).toReversed());
    if (page.nextBefore === null) break;
    before = page.nextBefore;
  }
  return { lines: [`🖼️ ${album.name}`], files };
};

const tellers = {
  poll: tellPoll,
  event: tellEvent,
  todo: tellTodos,
  notice: tellNotice,
  post: tellPost,
  album: tellAlbum,
};

/** Tells how a card stands; undefined where it is gone. */
export const tellCard = async (asking: Asking, card: Card): Promise<ToldCard | undefined> => {
  try {
    return await tellers[card.of](asking, card.id);
  } catch (error) {
    if (error instanceof Refusal && error.code.endsWith('_not_found')) return undefined;
    throw error;
  }
};
