import {
  filesOf,
  hintOf,
  idsOfFile,
  type MessageContent,
  type OutputOf,
  type ParsedInputOf,
  type Quote,
} from '@maru/contract';
import { RefusalError } from '@maru/client';
import { accountsStore } from '../../accounts/index.ts';
import { findChat } from '../../chats/index.ts';
import { messagesStore } from '../../messages/index.ts';
import { nameOf, peopleStore } from '../../people/index.ts';
import type { Sending } from '../worker/worker-calls.ts';
import type { WorkerLine } from './worker-line.ts';

type Input = ParsedInputOf<'messages.send'>;

const quoteLength = 200;

/**
 * What the message holds, as its readers are to see it. What has files comes whole, with what opens them; what else the
 * host would have filled in is what is shown while it waits here.
 */
const contentOf = ({ content, key }: Input): MessageContent | undefined => {
  if (!content) return undefined;
  if (content.type === 'place' || content.type === 'contact') return content;
  const given = content as unknown as MessageContent;
  if (filesOf(given).length > 0) return given;
  return messagesStore.getState().pending.find((one) => one.key === key)?.content;
};

const quoteOf = async (worker: WorkerLine, { chatId, replyToSeq }: Input): Promise<Quote | undefined> => {
  if (replyToSeq === undefined) return undefined;
  const item = await worker.ask('item', { chatId, seq: replyToSeq });
  if (!item) {
    throw new RefusalError({ code: 'message_not_found', message: 'There is no such message.', details: {} });
  }
  const { text = '', content } = item.body as { text?: string; content?: MessageContent };
  const author = item.author as Quote['author'];
  const { me } = accountsStore.getState();
  return {
    seq: replyToSeq,
    author,
    authorName: me?.id === author ? me.name : nameOf(peopleStore.getState(), author, chatId),
    text: text.slice(0, quoteLength),
    ...(content && { hint: hintOf(content) }),
  };
};

/** Seals a message and sends it. */
export const sendSealed = async (worker: WorkerLine, input: Input): Promise<OutputOf<'messages.send'>> => {
  const { chatId, key, text, mentions, silent } = input;
  const content = contentOf(input);
  const replyTo = await quoteOf(worker, input);
  const vanishAfter = findChat(chatId)?.vanishAfter ?? undefined;
  const fileIds = filesOf(content).flatMap(idsOfFile);
  const draft = {
    kind: 'message' as const,
    text: text ?? '',
    ...(content && { content }),
    ...(mentions?.length && { mentions }),
    ...(replyTo && { replyTo }),
    ...(vanishAfter !== undefined && { vanishAfter }),
  };
  const sending = { chatId, key, draft, ...(fileIds.length > 0 && { fileIds }), ...(silent && { silent }) };
  return worker.ask('send', sending as unknown as Sending);
};
