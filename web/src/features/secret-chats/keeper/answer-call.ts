import type { AccountId, ChatId, Entry, HistoryPage, OutputOf, ParsedInputOf, Person } from '@maru/contract';
import { v7 } from 'uuid';
import { lineStore, type Reach } from '../../../platform/session/index.ts';
import { findChat } from '../../chats/index.ts';
import { secretStore } from '../state.ts';
import type { PageAsked } from '../worker/present-page.ts';
import type { RawEntry } from '../worker/kept-line.ts';
import type { Page } from '../worker/room-book.ts';
import type { WorkerCalls } from '../worker/worker-calls.ts';
import { checkBody, checkEntry } from './check-opened.ts';
import { findHere } from './find-here.ts';
import { listFilesHere } from './list-files-here.ts';
import { listPersons, personOf } from './list-persons.ts';
import { sendSealed } from './send-sealed.ts';
import type { WorkerLine } from './worker-line.ts';

const isOnline = (): boolean => lineStore.getState().line === 'online';

const readPage = async (worker: WorkerLine, chatId: ChatId, asked: PageAsked): Promise<Page> => {
  const page = await worker.ask('page', { chatId, asked, isFresh: false });
  // What is here is nearly always all there is; only what is known to be missing is waited for.
  const isBehind = page.lastSeq < (findChat(chatId)?.lastSeq ?? 0);
  return isBehind && isOnline() ? worker.ask('page', { chatId, asked, isFresh: true }) : page;
};

const history = async (
  worker: WorkerLine,
  { chatId, limit, ...asked }: ParsedInputOf<'messages.history'>,
): Promise<HistoryPage> => {
  const page = await readPage(worker, chatId, { ...asked, limit: limit ?? 50 });
  // Without any key of the room nothing of what was said before can be shown, so none of it is read.
  const isElsewhere = page.lastSeq === 0;
  const messages = page.messages.map((item) => ({ ...item, body: checkBody(item.kind, item.body) }));
  return {
    ...page,
    lastSeq: isElsewhere ? (findChat(chatId)?.lastSeq ?? 0) : page.lastSeq,
    messages: messages as HistoryPage['messages'],
    persons: listPersons(page.messages.map(({ author }) => author as AccountId)),
  };
};

const readLog = async (
  worker: WorkerLine,
  input: ParsedInputOf<'logs.read'>,
  reach: Reach,
): Promise<OutputOf<'logs.read'>> => {
  const page = await reach('logs.read', input);
  const raw = page.entries as unknown as RawEntry[];
  const opened = await worker.ask('openEntries', { log: input.log, entries: raw });
  return { ...page, entries: opened.map(checkEntry) as unknown as typeof page.entries };
};

const listReactions = async (
  worker: WorkerLine,
  { chatId, seq }: ParsedInputOf<'messages.listReactions'>,
): Promise<OutputOf<'messages.listReactions'>> => {
  const item = await worker.ask('item', { chatId, seq });
  const all = (item?.body['reactions'] ?? []) as { emoji: string; by: AccountId[] }[];
  const reactions = all.flatMap(({ emoji, by }) =>
    by.flatMap((id) => {
      const person = personOf(id);
      return person ? [{ person: person as Person, emoji }] : [];
    }),
  );
  return { reactions };
};

const listBookmarks = async (
  worker: WorkerLine,
  input: ParsedInputOf<'messages.listBookmarks'>,
  reach: Reach,
): Promise<OutputOf<'messages.listBookmarks'>> => {
  const page = await reach('messages.listBookmarks', input);
  const bookmarks = page.bookmarks.map(async (one) => {
    const { chatId, message } = one;
    if (!findChat(chatId)?.secret) return one;
    const item = await worker.ask('item', { chatId, seq: message.seq });
    const body = item ? checkBody(item.kind, item.body) : { text: '', unopened: 'notHere' };
    return { ...one, message: { ...message, body } };
  });
  return { ...page, bookmarks: await Promise.all(bookmarks) };
};

type Input = Record<string, never>;
type Answer = (worker: WorkerLine, input: Input, reach: Reach) => Promise<unknown>;

const keyed = (input: object) => ({ ...input, key: v7() });

/** Calls of the contract that are answered here in place of the host. */
const answers: Record<string, Answer> = {
  'messages.history': (worker, input) => history(worker, input as never),
  'messages.send': (worker, input) => sendSealed(worker, input as never),
  'messages.edit': (worker, input) => worker.ask('edit', keyed(input) as never),
  'messages.react': (worker, input) => worker.ask('react', keyed(input) as never),
  'messages.listReactions': (worker, input) => listReactions(worker, input as never),
  'messages.listEdits': async (worker, input) => ({ texts: await worker.ask('texts', input as never) }),
  'messages.listBookmarks': (worker, input, reach) => listBookmarks(worker, input as never, reach),
  'messages.typing': async (_, input, reach) =>
    secretStore.getState().showsTyping ? reach('messages.typing', input as never) : {},
  'search.messages': (worker, input) => findHere(worker, input as never),
  'files.list': (worker, input) => listFilesHere(worker, input as never),
  'logs.read': (worker, input, reach) => readLog(worker, input as never, reach),
};

/** What is asked of the keeper of the keys by its own name. */
const asked: Record<string, keyof WorkerCalls> = {
  'secret.wake': 'start',
  'secret.start': 'create',
  'secret.add': 'add',
  'secret.remove': 'remove',
  'secret.roomKeys': 'roomKeys',
  'secret.personKeys': 'personKeys',
  'secret.myPrint': 'myPrint',
  'secret.verify': 'verify',
  'secret.changedKey': 'changedKey',
  'secret.changedMembers': 'changedMembers',
  'secret.hushChanged': 'hushChanged',
  'secret.acceptKey': 'acceptKey',
  'secret.askApproval': 'askApproval',
  'secret.approve': 'approve',
  'secret.beginAnew': 'beginAnew',
  'secret.report': 'report',
  'secret.showTyping': 'showTyping',
  'secret.callIdentity': 'callIdentity',
  'secret.signForCall': 'signForCall',
  'secret.judgeCallKey': 'judgeCallKey',
};

const nameRoom: Answer = async (worker, input) => {
  const { chatId, name } = input as unknown as { chatId: ChatId; name: string };
  await worker.ask('send', { chatId, key: v7(), draft: { kind: 'name', name } });
  return {};
};

/** Answers a call about a secret room. */
export const answerCall = (
  worker: WorkerLine,
  { name, input }: { name: string; input: unknown },
  reach: Reach,
): Promise<unknown> => {
  const answer = answers[name];
  if (answer) return answer(worker, input as Input, reach);
  if (name === 'secret.name') return nameRoom(worker, input as Input, reach);
  const own = asked[name];
  if (own) return worker.ask(own, input as never);
  return Promise.reject(new Error(`Nobody answers ${name}.`));
};

/** Opens an entry. */
export const openEntry = async (worker: WorkerLine, entry: Entry): Promise<Entry> =>
  checkEntry(await worker.ask('openEntry', { entry: entry as RawEntry }));
