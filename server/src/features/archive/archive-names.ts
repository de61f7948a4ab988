const mostLetters = 60;

/** A name that can stand in a ZIP and on any disk: no folders, no letters that a system minds, never empty. */
export const plainName = (name: string, fallback: string): string => {
  const plain = name
    .normalize('NFC')
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001f\u007f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, mostLetters)
    .trim();
  return plain || fallback;
};

/** The folder of a chat in an archive; the number keeps two of one name apart. */
export const chatFolder = (place: number, name: string): string =>
  `chats/${String(place).padStart(3, '0')} ${plainName(name, 'chat')}`;

/** The name of a message's file beside the pages. */
export const fileName = (seq: number, place: number, name: string): string =>
  `${seq}${place > 0 ? `-${place + 1}` : ''} ${plainName(name, 'file')}`;

/** The name of a sticker's picture beside the pages; one picture serves all messages that hold it. */
export const stickerName = (
  { packId, stickerId }: { packId: string; stickerId: string },
  ending: string,
): string => `${plainName(packId, 'pack')} ${plainName(stickerId, 'sticker')}.${ending}`;

/** How the pictures of stickers end: drawn ones, and those that people made. */
export const stickerEndings = ['svg', 'webp'] as const;
