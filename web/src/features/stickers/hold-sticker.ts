import type { ChatId } from '@maru/contract';
import { findHeldContent, holdContent, sendDraft } from '../messages/index.ts';
import { tryVerb } from '../../platform/verbs/index.ts';
import { isSame, type ShownSticker } from './shown-packs.ts';
import { StickerPreview } from './panel/sticker-preview.tsx';

/** Floats a sticker above the field; the same one pressed again goes, with what stands in the field. */
export const pressSticker = (chatId: ChatId, sticker: ShownSticker): void => {
  const held = findHeldContent(chatId)?.content;
  if (held?.type === 'sticker' && isSame(held, sticker)) return void tryVerb(sendDraft(chatId));
  const { packId, stickerId, word } = sticker;
  holdContent(chatId, {
    content: { type: 'sticker', packId, stickerId },
    shown: { type: 'sticker', packId, stickerId, word },
    Preview: StickerPreview,
  });
};
