import { limits } from '@maru/contract';
import type { Draft, SentLine } from './state.ts';

const hourMs = 3_600_000;

/** Why this text cannot be sent; undefined when it can. With something beside it, it may be empty. */
export const whyNotSend = (text: string, hasContent = false): 'message_empty' | 'too_large' | undefined => {
  if (!hasContent && !/[^\p{C}\p{Z}\u115f\u1160\u3164\uffa0\u2800]/u.test(text)) return 'message_empty';
  return text.length > limits.messageText ? 'too_large' : undefined;
};

/** What may be done with a message, so that a menu offers nothing that would be refused. */
export const whatMayBeDone = (
  line: SentLine,
  who: { me: string | null; host: boolean; now: number },
): { edit: boolean; deleteForAll: boolean; react: boolean; reply: boolean; copy: boolean } => {
  const age = who.now - Date.parse(line.at);
  const alive = !line.body.deleted && !('unopened' in line.body);
  const mine = line.author === who.me;
  return {
    // A card has a page of its own where it is changed.
    edit:
      alive &&
      mine &&
      line.body.content?.type !== 'card' &&
      line.body.content?.type !== 'sticker' &&
      !line.body.forwarded &&
      age < limits.editHours * hourMs,
    deleteForAll: alive && ((mine && age < limits.deleteHours * hourMs) || who.host),
    react: alive,
    reply: alive,
    copy: alive && line.body.text !== '',
  };
};

export const isEmptyDraft = (draft: Draft): boolean =>
  draft.text === '' && draft.replyToSeq === null && draft.editSeq === null;
