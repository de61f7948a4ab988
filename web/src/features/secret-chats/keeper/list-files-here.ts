import {
  filesOf,
  type FileKind,
  type GalleryItem,
  type GalleryPlace,
  type MessageContent,
  type OutputOf,
  type ParsedInputOf,
} from '@maru/contract';
import type { PageItem } from '../worker/present-page.ts';
import type { WorkerLine } from './worker-line.ts';
import { checkBody } from './check-opened.ts';
import { listPersons } from './list-persons.ts';

const pageSize = 200;

/** The files of a message, in its order. */
const filesIn = (item: PageItem, kinds: readonly FileKind[] | undefined): GalleryItem[] => {
  if (item.kind !== 'message.sent') return [];
  const { content, deleted, unopened } = checkBody(item.kind, item.body) as {
    content?: MessageContent;
    deleted?: boolean;
    unopened?: string;
  };
  if (deleted || unopened) return [];
  const { seq, author, at } = item;
  return filesOf(content).flatMap((file, place) =>
    kinds && !kinds.includes(file.kind)
      ? []
      : [{ file, seq, place, author: author as GalleryItem['author'], at }],
  );
};

const isAfter = ({ seq, place }: GalleryPlace, after: GalleryPlace | undefined): boolean =>
  !after || seq < after.seq || (seq === after.seq && place > after.place);

/** The files of a room, newest first, out of the lines that this device has: to the host they are all alike. */
export const listFilesHere = async (
  worker: Pick<WorkerLine, 'ask'>,
  { chatId, kinds, after, limit }: ParsedInputOf<'files.list'>,
): Promise<OutputOf<'files.list'>> => {
  const items: GalleryItem[] = [];
  let beforeSeq = after && after.seq + 1;
  let hasMore = true;
  while (hasMore && items.length < limit) {
    const asked = { limit: pageSize, ...(beforeSeq === undefined ? {} : { beforeSeq }) };
    const page = await worker.ask('page', { chatId, asked, isFresh: false });
    items.push(...page.messages.flatMap((item) => filesIn(item, kinds)).filter((one) => isAfter(one, after)));
    beforeSeq = page.messages.at(-1)?.seq;
    hasMore = page.hasOlder && beforeSeq !== undefined;
  }
  const shown = items.slice(0, limit);
  const last = shown.at(-1);
  const isCut = items.length > limit || hasMore;
  return {
    items: shown,
    persons: listPersons(shown.map(({ author }) => author)),
    ...(isCut && last ? { next: { seq: last.seq, place: last.place } } : {}),
  };
};
