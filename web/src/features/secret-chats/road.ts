import type { ChatId, Entry } from '@maru/contract';
import { LineLostError } from '@maru/client';
import type { Reach, Road } from '../../platform/session/index.ts';
import { findChat } from '../chats/index.ts';
import type { WorkerLine } from './keeper/index.ts';
import { findSecretRoom, secretStore } from './state.ts';

/** Calls that the device itself answers in a secret room. */
const ownCalls = new Set([
  'messages.history',
  'messages.send',
  'messages.edit',
  'messages.react',
  'messages.listReactions',
  'messages.listEdits',
  'messages.typing',
  'search.messages',
  'files.list',
]);

/** Whether only its members can read a chat. */
export const isSecretChat = (chatId: ChatId): boolean =>
  findChat(chatId)?.secret === true || findSecretRoom(chatId) !== undefined;

const chatOf = (log: string): ChatId | undefined =>
  log.startsWith('chat:') ? (log.slice('chat:'.length) as ChatId) : undefined;

const isSealed = ({ kind, body }: Entry): boolean =>
  kind.startsWith('secret.') ||
  (typeof body === 'object' && body !== null && (body as { sealed?: unknown }).sealed !== undefined);

/** The keeper of the keys is loaded when it is first needed: what it takes is in no other page. */
const loadKeeper = () => import('./keeper/index.ts');

let reachHost: Reach | undefined;
let me: Parameters<Awaited<ReturnType<typeof loadKeeper>>['startKeeper']>[0] | undefined;
let running: Promise<WorkerLine> | undefined;

/** From here on rooms are opened for this account. */
export const openFor = (accountId: NonNullable<typeof me>): void => {
  me = accountId;
};

/** Whether the worker runs in this tab. */
export const isRunning = (): boolean => running !== undefined;

/** A worker that has not come up is not asked again; the next call starts another one. */
const forgetBroken = (): void => {
  running = undefined;
};

/** The worker that has the keys; it is started in the tab that leads, once. */
export const requireKeeper = (): Promise<WorkerLine> => {
  const [accountId, reach] = [me, reachHost];
  if (!accountId || !reach) return Promise.reject(new LineLostError());
  running ??= loadKeeper().then(({ startKeeper }) => startKeeper(accountId, reach, forgetBroken));
  return running;
};

/** Nothing of the keys is open any more when it resolves. */
export const closeKeeper = async (): Promise<void> => {
  const closing = running;
  running = undefined;
  me = undefined;
  reachHost = undefined;
  await (await closing?.catch(() => undefined))?.close();
};

/** What lies between the line and the features for secret rooms. */
export const secretRoad: Road = {
  lead(reach) {
    reachHost = reach;
  },
  claims(name, input) {
    if (name.startsWith('secret.')) return true;
    if (name === 'logs.read') {
      const chatId = chatOf((input as { log: string }).log);
      return chatId !== undefined && isSecretChat(chatId);
    }
    // Only this device knows what the bookmarked messages of secret rooms say.
    if (name === 'messages.listBookmarks') return isRunning();
    const { chatId } = input as { chatId?: ChatId };
    return ownCalls.has(name) && chatId !== undefined && isSecretChat(chatId);
  },
  async call(name, input, reach) {
    if (name === 'secret.state') return secretStore.getState();
    const { answerCall } = await loadKeeper();
    return answerCall(await requireKeeper(), { name, input }, reach);
  },
  opens(entry) {
    const chatId = chatOf(entry.log);
    return chatId !== undefined && (isSealed(entry) || isSecretChat(chatId));
  },
  async open(entry) {
    const { openEntry } = await loadKeeper();
    return openEntry(await requireKeeper(), entry);
  },
};
