import { filesOf, type FileRef, type HistoryItem, type MessageBody } from '@maru/contract';
import type { ToldCard } from '../cards/index.ts';

/** A message in an archive: as `messages.history` gives it, and what it held that has a life of its own. */
export type ArchivedItem = HistoryItem & {
  /** Of a card. */
  told?: ToldCard | undefined;
  /** The name of a sticker's picture, beside the pages. */
  sticker?: string;
};

/** The files of a message, in the order in which they are numbered. */
export const filesIn = ({ body, told }: Pick<ArchivedItem, 'body' | 'told'>): FileRef[] => [
  ...filesOf((body as MessageBody).content),
  ...(told?.files ?? []),
];
