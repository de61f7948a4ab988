import type { AccountEntryBodies, AccountId, ChatEntryBodies, ChatId, Entry } from '@maru/contract';
import { currentKey, isSealed, plainName, sealedName } from '../../../platform/lock/index.ts';
import { tellTabs, type Reach } from '../../../platform/session/index.ts';
import { findChat } from '../../chats/index.ts';
import { secretStore, type SecretState } from '../state.ts';
import type { WorkerCalls } from '../worker/worker-calls.ts';
import { presentState } from './present-state.ts';
import { WorkerLine } from './worker-line.ts';

export { answerCall, openEntry } from './answer-call.ts';
export type { WorkerLine } from './worker-line.ts';

const otherOf = (chatId: ChatId, me: AccountId): AccountId | null =>
  findChat(chatId)?.faces.find(({ id }) => id !== me)?.id ?? null;

/** Starts the worker that has the keys, in the tab that leads. */
export const startKeeper = (me: AccountId, reach: Reach, onBroken: () => void): WorkerLine => {
  const name = isSealed() ? sealedName(me) : plainName(me);
  return new WorkerLine({
    me,
    place: { name, lockKey: currentKey() },
    reach,
    onBroken,
    onState(state) {
      const next: SecretState = presentState(state, { me, otherOf: (chatId) => otherOf(chatId, me) });
      secretStore.setState(next, true);
      tellTabs({ kind: 'shared', name: 'secretChats', state: next });
    },
  });
};

type Bodies = AccountEntryBodies & ChatEntryBodies;
type Telling<Kind extends keyof Bodies> = (body: Bodies[Kind], entry: Entry) => [keyof WorkerCalls, unknown];

const telling: { [Kind in keyof Bodies]?: Telling<Kind> } = {
  'secret.deviceAsked': () => ['listAsking', {}],
  'secret.deviceApproved': ({ deviceId, certificate }) => ['approved', { deviceId, certificate }],
  'secret.deviceRefused': ({ deviceId }) => ['refused', { deviceId }],
  'secret.deviceRegistered': ({ deviceId }) => ['registered', { deviceId }],
  'secret.welcomed': () => ['welcomed', {}],
  'bookmark.changed': (body) => ['bookmark', body],
  'chat.left': ({ chatId }) => ['forget', { chatId }],
  'messages.hidden': ({ chatId, seqs }) => ['hide', { chatId, seqs }],
};

/** Tells the worker what has happened to my account, my devices and my rooms. */
export const tellWorker = (worker: WorkerLine, entry: Entry): void => {
  const tell = telling[entry.kind as keyof Bodies] as Telling<keyof Bodies> | undefined;
  if (!tell) return;
  const [name, input] = tell(entry.body as never, entry);
  // What fails for want of a line is done at the next start.
  worker.ask(name, input as never).catch(() => {});
};
