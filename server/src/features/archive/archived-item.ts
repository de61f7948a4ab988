import { filesOf, type FileRef, type HistoryItem, type MessageBody } from '@maru/contract';

/** How a card stood when an archive was made: in lines that need no language, and the files it had. */
export interface ToldCard {
  lines: string[];
  files: FileRef[];
}

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
