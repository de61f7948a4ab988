import { excerptOf, hintOf, type Hit } from '@maru/contract';
import type { Found } from './find-hits.ts';

/** A message that was found, as it is shown in a list. */
export const presentHit = ({ message, texts, places }: Found, link: string | undefined): Hit => {
  // The words the query stands in come first; without a query, what the person wrote.
  const at = Math.max(
    0,
    places.findIndex((one) => one.length > 0),
  );
  return {
    chatId: message.chatId,
    seq: message.seq,
    author: message.author,
    at: message.at.toISOString(),
    ...excerptOf(texts[at] ?? '', places[at] ?? []),
    ...(message.content && { hint: hintOf(message.content) }),
    ...(link !== undefined && { link }),
  };
};
