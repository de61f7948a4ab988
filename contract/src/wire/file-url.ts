import type { FileRef } from './file-ref.ts';
import type { ChatId, FileId } from './ids.ts';

/**
 * Forms of a file that can be asked for: `list` (480 pixels a side) and `screen` (2,048; both longer where a picture is very
 * tall or wide, see `pictureBounds`), `preview` (a picture of what is not one), `play` (sound or film every browser plays), `original` (the bytes of the download).
 */
export const fileForms = ['list', 'screen', 'preview', 'play', 'original'] as const;
/** A form of a file. */
export type FileForm = (typeof fileForms)[number];

/** The ids of everything that a host keeps of a file: of a sealed one, its forms too. */
export const idsOfFile = ({ id, sealed }: FileRef): FileId[] => [
  id,
  ...[sealed?.list, sealed?.screen, sealed?.preview].flatMap((form) => form?.id ?? []),
];

/** Where a file of a chat is served, to members of that chat alone. `download` makes a browser keep it. */
export const fileUrl = (
  { chatId, id }: { chatId: ChatId; id: FileId },
  form: FileForm,
  download = false,
): string => `/files/${chatId}/${id}/${form}${download ? '?download' : ''}`;

/** Where a PDF of a chat is served to be read in the browser's own viewer, instead of being kept. */
export const documentUrl = (file: { chatId: ChatId; id: FileId }): string =>
  `${fileUrl(file, 'original')}?view`;

/** Where a file of my own is served that is not in a chat (yet), to me alone. */
export const ownFileUrl = (id: FileId, form: FileForm): string => `/files/mine/${id}/${form}`;
