import { useState } from 'react';
import type { AttachmentSheetProps } from '../messages/ui.ts';
import { NoticeMaker } from './notice-maker.tsx';

/** A notice that is written anew. */
export function NewNotice({ chat, onClose }: AttachmentSheetProps) {
  const [draft] = useState({ chatId: chat.id, text: '' });
  return <NoticeMaker draft={draft} onClose={onClose} />;
}
