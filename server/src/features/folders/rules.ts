import { limits, type ChatId, type Folder, type RefusalCode } from '@maru/contract';

/** Why these folders cannot be saved. */
export const whyNotSave = (folders: readonly Folder[]): RefusalCode | undefined =>
  folders.length > limits.folders.count ? 'too_many_folders' : undefined;

/** The same folders with every folder and every chat once, and without chats the person is not in. */
export const tidyFolders = (folders: readonly Folder[], mine: ReadonlySet<ChatId>): Folder[] => {
  const first = new Map(folders.map((folder) => [folder.id, folder] as const).toReversed());
  return folders
    .filter((folder) => first.get(folder.id) === folder)
    .map((folder) => ({ ...folder, chatIds: [...new Set(folder.chatIds)].filter((id) => mine.has(id)) }));
};
