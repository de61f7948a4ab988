import type { ContentHint } from '../wire/content-hint.ts';
import type { FileRef } from '../wire/file-ref.ts';
import type { MessageContent } from './content.ts';

/** The files a message holds. */
export const filesOf = (content: MessageContent | undefined): FileRef[] => {
  if (content?.type === 'photos') return content.files;
  return content && 'file' in content ? [content.file] : [];
};

/** Enough of a content for one line. */
export const hintOf = (content: MessageContent): ContentHint => {
  const { type } = content;
  switch (type) {
    case 'photos':
      return {
        type,
        count: content.files.length,
        ...(content.files[0] && { fileId: content.files[0].id }),
      };
    case 'video':
    case 'voice': {
      const { durationMs, preview, id } = content.file;
      return { type, ...(durationMs !== undefined && { durationMs }), ...(preview && { fileId: id }) };
    }
    case 'file':
      return { type, name: content.file.name };
    case 'sticker':
      return { type, name: content.word };
    case 'card':
      return { type, of: content.of, name: content.title.slice(0, 100) };
    case 'place':
      return content.name ? { type, name: content.name } : { type };
    case 'contact':
    case 'profile':
      return { type, name: content.name };
    case 'livePlace':
      return { type };
    case 'call': {
      const { kind: call, ended } = content;
      if (!ended) return { type, call };
      return ended.seconds > 0
        ? { type, call, durationMs: ended.seconds * 1_000 }
        : { type, call, missed: content.rang };
    }
  }
};

/** Where the picture of a link card is served; the name cannot be guessed and its bytes never change. */
export const linkPictureUrl = (id: string): string => `/link-pictures/${id}.webp`;
